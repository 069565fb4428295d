import type { FaultChoice, RunnableStep, RunRecord, ZapHistory, ZapRunner } from '../runner.ts';
import { editor, Tab } from './notebook.ts';

/** The page of a Zap that is on. What runs it is a stand-in that notes what it is asked. */

const NOW = Date.parse('2026-11-22T10:00:00Z');
const FAULTS: FaultChoice[] = [
  { id: 'cut', title: 'Cut', help: 'The line breaks.', services: ['Notebook'] },
  { id: 'other', title: 'Other', help: 'Happens elsewhere.', services: ['Elsewhere'] },
];

class StandIn implements ZapRunner {
  readonly faults = FAULTS;
  readonly asked: unknown[][] = [];
  steps: readonly RunnableStep[] = [];
  error: { name: string; message: string } | undefined;
  seen: ZapHistory | undefined;

  async turnOn(_zap: string, steps: readonly RunnableStep[]) {
    this.steps = steps;
    if (this.error === undefined)
      this.seen = { isOn: true, now: NOW, nextPoll: NOW, lastPoll: undefined, fault: undefined, runs: [] };
    return this.error;
  }
  async turnOff() {
    if (this.seen) this.seen = { ...this.seen, isOn: false, nextPoll: undefined };
  }
  async advance(span: object) {
    this.asked.push(['advance', span]);
  }
  async replay(_zap: string, run: number) {
    this.asked.push(['replay', run]);
  }
  async reconnect() {
    this.asked.push(['reconnect']);
  }
  async setFault(fault: string | undefined) {
    if (this.seen) this.seen = { ...this.seen, fault };
  }
  async history() {
    return this.seen;
  }
  act(...asked: unknown[]) {
    this.asked.push(asked);
    return 'It was done.';
  }

  /** Has one run, with a second step that failed and succeeded. */
  run(change: Partial<RunRecord> = {}): void {
    const [trigger, create] = this.steps;
    if (this.seen === undefined || trigger === undefined || create === undefined) return;
    const record: RunRecord = {
      id: 0,
      began: NOW,
      status: 'success',
      due: undefined,
      steps: [
        { step: trigger, inputData: {}, result: [{ id: 1, title: 'A note' }], tries: [] },
        {
          step: create,
          inputData: { title: 'A note' },
          result: [{ id: 2 }],
          tries: [
            {
              cause: 'event',
              began: NOW,
              ended: NOW + 10,
              error: { name: 'Error', message: 'The line broke.' },
              exchanges: [exchange(undefined)],
            },
            { cause: 'autoreplay', began: NOW, ended: NOW + 10, exchanges: [exchange(201)] },
          ],
        },
      ],
      ...change,
    };
    this.seen = { ...this.seen, runs: [record] };
  }
}

const exchange = (status: number | undefined) => ({
  method: 'POST',
  url: 'https://notes.example/notes?secret=sandbox-secret',
  requestHeaders: 'authorization: sandbox-secret',
  requestBody: 'place=home&secret=sandbox-secret&title=A+note',
  duration: 7,
  status: status ?? 201,
  isLost: status === undefined,
  responseHeaders: '',
  responseBody: 'sandbox-secret',
});

let runner: StandIn;
beforeEach(() => {
  runner = new StandIn();
  return editor.renew(runner);
});

async function built(...steps: string[]): Promise<Tab> {
  const tab = new Tab();
  for (const [index, action] of steps.entries()) {
    if (index > 0) await tab.press({ type: 'add_step', after: index });
    await tab.configure(action, index + 1);
  }
  return tab;
}

const on = async () => {
  const tab = await built('triggers.new_note', 'creates.note');
  await tab.press({ type: 'refresh' }, { step: '2', 'in/title': '{{1.title}}' });
  await tab.press({ type: 'turn_on' });
  return tab;
};

describe('turning on', () => {
  test('hands over the steps as they are filled in, and shows the runs', async () => {
    const tab = await on();
    expect(tab.message).toBe('The Zap is on. What was there before does not start it.');
    expect(tab.html).toContain('New Note → Add Note');
    expect(tab.html).toContain('No runs yet.');
    expect(runner.steps).toMatchObject([
      { id: 1, action: { id: 'triggers.new_note' } },
      { id: 2, action: { id: 'creates.note' }, values: { title: '{{1.title}}' }, mayFindNothing: false },
    ]);
  });

  test.each([
    [['creates.note', 'creates.note'], 'it does not begin with a trigger'],
    [['triggers.new_note'], 'it has no step after the trigger'],
  ])('%j is refused', async (steps, why) => {
    const tab = await built(...steps);
    expect(tab.html).not.toContain('Turn on');
    expect(await tab.press({ type: 'turn_on' })).toBe(`The Zap was not turned on: ${why}.`);
  });

  test('a step that is not set up, or has a real account, is refused', async () => {
    const tab = await built('triggers.new_note', 'creates.note');
    await tab.press({ type: 'add_step', after: 2 });
    expect(await tab.press({ type: 'turn_on' })).toBe('The Zap was not turned on: step 3 is not set up.');
    await tab.press({ type: 'remove_step', step: 3 });
    await tab.press({ type: 'open', step: 2 });
    await tab.connect('real-secret');
    expect(await tab.press({ type: 'turn_on' })).toBe(
      'The Zap was not turned on: step 2 has a real account, and Zaps run in the sandbox only.',
    );
  });

  test('what fails is said', async () => {
    runner.error = { name: 'Error', message: 'The key is wrong.\nMore.' };
    const tab = await on();
    expect(tab.message).toBe('The Zap was not turned on. The key is wrong.');
    expect(tab.html).not.toContain('Zap history');
  });

  test('a step that is changed afterwards asks for it again', async () => {
    const tab = await on();
    await tab.press({ type: 'show', screen: 'zap' });
    expect(tab.html).not.toContain('Turn on again');
    await tab.press({ type: 'open', step: 2, tab: 'configure' }, { step: '2', 'in/title': 'other' });
    expect(tab.html).toContain('Turn on again');
  });

  test('a search can go on with nothing', async () => {
    const tab = await built('triggers.new_note', 'searches.note', 'creates.note');
    await tab.press({ type: 'refresh' }, { step: '2', has_search: 'yes', may_find_nothing: 'yes' });
    await tab.press({ type: 'turn_on' });
    expect(runner.steps.map(({ mayFindNothing }) => mayFindNothing)).toEqual([false, true, false]);
  });

  test('is not there where nothing can run a Zap', async () => {
    await editor.renew();
    const tab = await built('triggers.new_note', 'creates.note');
    expect(tab.html).not.toContain('Turn on');
    expect(tab.html).toContain('Run Zap');
    expect(await tab.press({ type: 'turn_on' })).toBe('');
  });
});

describe('time', () => {
  test('passes by itself until it is paused, or the Zap is turned off', async () => {
    const tab = await on();
    expect(tab.html).toContain('id="tick"');
    const said = tab.message;
    expect(await tab.press({ type: 'tick' })).toBe(said);
    await tab.press({ type: 'play', isOn: false });
    expect(tab.html).not.toContain('id="tick"');
    await tab.press({ type: 'play', isOn: true });
    await tab.press({ type: 'turn_off' });
    expect(tab.html).not.toContain('id="tick"');
    expect(tab.html).toContain('>Turn on<');
    expect(runner.asked).toEqual([['advance', { by: 60_000 }]]);
  });

  test('goes to the next poll, and as far as one wants', async () => {
    const tab = await on();
    for (const to of ['poll', 'hour', 'half_day']) await tab.press({ type: 'advance', to });
    expect(runner.asked).toEqual([
      ['advance', { toPollOf: expect.any(String) }],
      ['advance', { by: 3_600_000 }],
      ['advance', { by: 43_200_000 }],
    ]);
  });
});

test('the counter has what can be done in the services of the Zap, and what can go wrong there', async () => {
  const tab = await on();
  expect(tab.html).toContain('aria-label="New order in Notebook"');
  expect(await tab.press({ type: 'act', service: 'Notebook', action: 'pay', order: '7' })).toBe(
    'It was done.',
  );
  expect(tab.html).toContain('data-focus="order-Notebook-7"');
  expect(runner.asked).toEqual([['Notebook', 'pay', '7']]);
  expect(tab.html).not.toContain('Happens elsewhere');
  expect(await tab.press({ type: 'fault', fault: 'cut' })).toBe('The line breaks.');
  expect(tab.html).toMatch(/aria-pressed="true">Cut</);
  await tab.press({ type: 'fault' });
  expect(tab.html).toMatch(/aria-pressed="true">Nothing</);
});

describe('a run', () => {
  const opened = async (change?: Partial<RunRecord>) => {
    const tab = await on();
    runner.run(change);
    await tab.press({ type: 'show', screen: 'runs' });
    expect(tab.html).toContain('<span class="title">Note A note</span>');
    await tab.press({ type: 'open_run', run: 0 });
    return tab;
  };

  test('has its steps, their tries and what went over the wire, without secrets', async () => {
    const { html } = await opened();
    expect(html).toContain('First try');
    expect(html).toContain('The line broke.');
    expect(html).toContain('No response');
    expect(html).toContain('Response that was lost: 201');
    expect(html).toContain('Autoreplay');
    expect(html).toContain('>201<');
    expect(html).toContain('<th scope="row">title</th><td>A note</td>');
    expect(html).not.toContain('sandbox-secret');
    expect(html).toContain('authorization: ••••');
  });

  test.each([
    ['success', 'Success', undefined],
    ['running', 'Running', undefined],
    ['scheduled', 'Scheduled', 'Replay'],
    ['errored', 'Errored', 'Replay'],
    ['halted', 'Halted', 'Replay'],
    ['held', 'Held', 'Reconnect account'],
  ] as const)('that is %s says so, and has the button for it', async (status, label, deed) => {
    const tab = await on();
    runner.run();
    const [, create] = runner.seen?.runs[0]?.steps ?? [];
    const failed = create && { ...create, tries: create.tries.slice(0, 1), result: [] };
    const [trigger] = runner.seen?.runs[0]?.steps ?? [];
    runner.run({ status, steps: trigger && failed ? [trigger, failed] : [] });
    await tab.press({ type: 'open_run', run: 0 });
    expect(tab.html).toMatch(new RegExp(`<span class="state \\w+">${label}</span>`));
    expect(/class="button main"[^>]*>([^<]*)</.exec(tab.html)?.[1]).toBe(deed);
  });

  test('is replayed, and its account is reconnected', async () => {
    const tab = await opened();
    expect(await tab.press({ type: 'replay', run: 0 })).toBe('The run was replayed.');
    expect(await tab.press({ type: 'reconnect' })).toBe('The account was reconnected.');
    expect(runner.asked).toEqual([['replay', 0], ['reconnect']]);
  });
});
