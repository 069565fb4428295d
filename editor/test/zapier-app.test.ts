import type { PageCommand } from '../commands.ts';
import { Editor } from '../editor.ts';
import type { Handler } from '../handler.ts';
import { ZapierApp } from '../zapier-app.ts';

/** As much of a call of Zapier as these tests look at. */
interface Event {
  command: string;
  method: string;
  bundle: { authData: Record<string, string>; inputData: Record<string, unknown> };
  environment: Record<string, string>;
  customLogger(message: string, data: object): void;
}

const DEFINITION = {
  version: '1.2.3',
  authentication: {
    fields: [{ key: 'login', isNoSecret: true }, { key: 'api_key' }],
    connectionLabel: '{{login}} at {{bundle.inputData.place}}',
  },
  creates: {
    note: {
      key: 'note',
      noun: 'Note',
      display: { label: 'Add Note', description: 'Adds a note.' },
      operation: {},
    },
  },
};

const KEY = 'a-secret-key';

/** Returns an editor of an app that is nothing but a handler, as any Zapier app is, and the calls that the handler got. */
async function editorWith(answer: (event: Event) => unknown) {
  const asked: Event[] = [];
  const handler = (async (event: Event) => {
    if (event.command === 'definition') return { results: DEFINITION };
    asked.push(event);
    return { results: await answer(event) };
  }) as unknown as Handler;
  const kind = { title: 'Home', service: 'Home', icon: '', asks: ['login', 'api_key'] };
  const editor = new Editor(await ZapierApp.load(handler), {
    title: 'Notes',
    sandbox: { SOME_BASE_URL: 'http://127.0.0.1:1' },
    accountKinds: [{ ...kind, sandbox: { login: 'username', api_key: KEY } }],
    explain: () => undefined,
    summarize: () => undefined,
    orders: () => [],
    renew: async () => undefined,
  });
  const act = (command: PageCommand, fields: Record<string, string> = {}) =>
    editor.act('a', new URLSearchParams(fields), command);
  return { act, asked };
}

const answers = (event: Event): unknown =>
  event.method === 'authentication.test'
    ? { place: 'home' }
    : event.method.endsWith('perform')
      ? { id: 1 }
      : [];

const SANDBOX: PageCommand = { type: 'connect_sandbox', kind: 0 };

test('a connection is called as the app says', async () => {
  const { act } = await editorWith(answers);
  expect(await act(SANDBOX)).toMatchObject({ message: 'username at home was connected.' });
});

test('a real account never meets the address of the sandbox', async () => {
  const { act, asked } = await editorWith(answers);
  await act(SANDBOX);
  await act({ type: 'fill_in_account', kind: 0 });
  await act({ type: 'connect' }, { 'account/login': 'real', 'account/api_key': KEY });
  expect(asked.map(({ environment, bundle }) => [environment, bundle.authData.login])).toEqual([
    [{ SOME_BASE_URL: 'http://127.0.0.1:1' }, 'username'],
    [{ SOME_BASE_URL: '' }, 'real'],
  ]);
});

test('runs wait for each other, because they share an environment', async () => {
  let running = 0;
  const atOnce: number[] = [];
  const { act } = await editorWith(async (event) => {
    running += 1;
    atOnce.push(running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return answers(event);
  });
  await Promise.all([act(SANDBOX), act(SANDBOX)]);
  expect(atOnce).toEqual([1, 1]);
});

test('the log of a run has what is no secret, and dots for what is', async () => {
  const { scrub } = jest.requireActual<typeof import('@zapier/secret-scrubber')>('@zapier/secret-scrubber');
  const { act } = await editorWith((event) => {
    const data = {
      log_type: 'http',
      request_method: 'POST',
      request_url: 'http://127.0.0.1:1/api/X',
      request_params: 'page=2',
      request_headers: 'host: username.example.com',
      request_data: `login=username&key=${KEY}`,
      request_duration_ms: 12,
      response_status_code: 200,
      response_headers: '',
      response_content: '{}',
    };
    event.customLogger('', scrub(data, ['username', KEY]));
    event.customLogger('', scrub({ ...data, log_type: 'console' }, ['username', KEY]));
    return answers(event);
  });
  await act({ type: 'pick', step: 1, action: 'creates.note' });
  await act(SANDBOX);
  const { steps } = await act({ type: 'test', step: 1 });
  expect(steps[0]?.run?.exchanges).toEqual([
    {
      method: 'POST',
      url: 'https://username.example.com/api/X?page=2',
      requestHeaders: 'host: username.example.com',
      requestBody: 'login=username&key=••••',
      duration: 12,
      status: 200,
      responseHeaders: '',
      responseBody: '{}',
    },
  ]);
});
