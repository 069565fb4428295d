import zapier, { type Bundle, type ZObject } from 'zapier-platform-core';
import { Editor } from '../editor.ts';
import { serverOf } from '../server.ts';
import { ZapierApp } from '../zapier-app.ts';

/** The page of another app than ours, made of what Zapier allows. */

const HOSTILE = '<script>alert(1)</script>';
const NOTES: Record<string, unknown>[] = [];

const display = (label: string) => ({ label, description: 'Does something with a note.' });
const app = {
  version: '1.2.3',
  platformVersion: zapier.version,
  authentication: {
    type: 'custom',
    fields: [
      { key: 'place', default: 'home' },
      { key: 'secret', type: 'password', required: true },
    ],
    connectionLabel: '{{name}}',
    test: async (z: ZObject, { authData }: Bundle) => {
      if (!authData.secret || authData.secret === 'wrong-secret')
        throw new z.errors.Error('The secret is wrong.', 'Wrong', 401);
      return { name: 'The notebook' };
    },
  },
  triggers: {
    thing: {
      key: 'thing',
      noun: 'Thing',
      display: { ...display('List Things'), hidden: true },
      operation: {
        canPaginate: true,
        perform: async (_z: ZObject, { meta }: Bundle) => [
          { id: `thing-${meta.page}`, name: `Thing ${meta.page}` },
        ],
      },
    },
  },
  searches: {
    note: {
      key: 'note',
      noun: 'Note',
      display: display('Find Note'),
      operation: {
        inputFields: [{ key: 'title', required: true }],
        perform: async (z: ZObject, { inputData }: Bundle) => {
          if (inputData.title === 'broken') throw new z.errors.Error('The search failed.', 'Failed', 500);
          return NOTES.filter(({ title }) => title === inputData.title);
        },
      },
    },
  },
  creates: {
    note: {
      key: 'note',
      noun: 'Note',
      display: display('Add Note'),
      operation: {
        inputFields: [
          { key: 'title', label: `Title ${HOSTILE}`, required: true },
          { key: 'thing', dynamic: 'thing.id.name' },
          { key: 'link', helpText: `[a](javascript:alert(1)) **b** ${HOSTILE}` },
          {
            key: 'kind',
            choices: { plain: 'Plain', rich: 'Rich' },
            default: 'plain',
            altersDynamicFields: true,
          },
          async (_z: ZObject, { inputData }: Bundle) =>
            inputData.kind === 'plain' ? [{ key: 'for_plain' }] : [],
          { key: 'pairs', dict: true },
          { key: 'tags', list: true },
        ],
        outputFields: [{ key: 'id', type: 'integer' }],
        perform: async (_z: ZObject, { inputData }: Bundle) => {
          const note = { id: NOTES.length + 1, ...inputData };
          NOTES.push(note);
          return note;
        },
      },
    },
  },
  searchOrCreates: {
    note: { key: 'note', display: display('Find or Add Note'), search: 'note', create: 'note' },
  },
};

const headers = { host: '127.0.0.1:1' };
let buildError: string | undefined;
let server: ReturnType<typeof serverOf>;
beforeEach(async () => {
  NOTES.length = 0;
  buildError = undefined;
  server = serverOf(
    new Editor(await ZapierApp.load(zapier.createAppHandler(app)), {
      title: 'Notes',
      sandbox: {},
      presets: [{ title: 'Notebook', authData: { place: 'home', secret: 'preset-secret' } }],
      explain: () => undefined,
      orders: () => [],
      renew: async () => buildError,
    }),
  );
});

const send = async (fields: Record<string, string>) => {
  const response = await server.request('/', { method: 'POST', headers, body: new URLSearchParams(fields) });
  return { status: response.status, html: await response.text() };
};

/** One tab of a browser. */
class Tab {
  readonly #id = `tab${Math.random()}`;
  html = '';

  async press(command: object, fields: Record<string, string> = {}): Promise<string> {
    const { html } = await send({ page: this.#id, command: JSON.stringify(command), ...fields });
    this.html = html;
    return /<p id="message"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
  }

  connect(secret: string, place = 'home'): Promise<string> {
    return this.press({ type: 'connect' }, { 'connect/place': place, 'connect/secret': secret });
  }
}

const ADD = { 'step1/action': 'creates.note', 'step1/connection': 'connection1' };

test('nothing is loaded from elsewhere, sent elsewhere, or written into the page', async () => {
  const response = await server.request('/', { headers });
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
});

test('what a definition says is shown and not run', async () => {
  const tab = new Tab();
  await tab.connect('good-secret');
  await tab.press({ type: 'refresh' }, ADD);
  expect(tab.html).toContain('Title &lt;script&gt;alert(1)&lt;/script&gt;');
  expect(tab.html).toContain('<strong>b</strong>');
  expect(tab.html).not.toContain(HOSTILE);
  expect(tab.html).not.toContain('href="javascript:');
});

describe('a password', () => {
  test('never comes back to the page, and is kept until the account is connected', async () => {
    const tab = new Tab();
    expect(await tab.connect('wrong-secret')).toBe('The secret is wrong.');
    expect(tab.html).not.toContain('wrong-secret');
    await tab.press({ type: 'refresh' }, { 'connect/secret': 'good-secret' });
    expect(tab.html).not.toContain('good-secret');
    expect(await tab.press({ type: 'connect' }, { 'connect/secret': '' })).toBe('Connected: The notebook.');
  });

  test('of an account of the sandbox is filled in', async () => {
    const tab = new Tab();
    expect(await tab.press({ type: 'preset', preset: 0 }, { is_sandbox: 'no' })).toBe(
      'Filled in for Notebook.',
    );
    expect(tab.html).not.toContain('preset-secret');
    expect(tab.html).toMatch(/value="yes" checked/);
    expect(await tab.press({ type: 'connect' })).toBe('Connected: The notebook.');
  });

  test('of one tab is not that of another', async () => {
    await new Tab().press({ type: 'refresh' }, { 'connect/secret': 'good-secret' });
    expect(await new Tab().press({ type: 'connect' })).toBe('The secret is wrong.');
  });
});

describe('accounts', () => {
  test('that are called the same are two', async () => {
    const tab = new Tab();
    await tab.connect('first-secret');
    expect(await tab.connect('second-secret')).toBe('Connected: The notebook #2.');
    expect(await tab.connect('first-secret')).toBe('Connected: The notebook.');
    expect(tab.html.match(/Disconnect The notebook/g)).toHaveLength(2);
  });

  test('are disconnected', async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    expect(await tab.press({ type: 'disconnect', connection: 'connection1' })).toBe('Disconnected.');
    expect(tab.html).not.toContain('Disconnect The notebook');
    expect(tab.html).toContain('<details open><summary>Connect an account');
  });

  test('that were disconnected are chosen nowhere', async () => {
    const tab = new Tab();
    await tab.connect('first-secret');
    const first = { 'step1/connection': 'connection1' };
    await tab.press({ type: 'disconnect', connection: 'connection1' }, first);
    await tab.connect('second-secret');
    await tab.press({ type: 'pick', step: 1, action: 'creates.note' }, first);
    expect(tab.html).toContain('<option value="connection2" selected>');
  });

  test('leave their form folded once they are connected', async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    expect(tab.html).toContain('<details ><summary>Connect an account');
  });
});

describe('a form', () => {
  test('counts what is filled in from the start as chosen, for the fields that depend on it', async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    await tab.press({ type: 'refresh' }, ADD);
    expect(tab.html).toContain('name="step1/in/for_plain"');
    await tab.press({ type: 'refresh' }, { ...ADD, 'step1/in/kind': 'rich' });
    expect(tab.html).not.toContain('name="step1/in/for_plain"');
  });

  test('marks what is required, and shows pairs and lists as they were filled in', async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    const filled = {
      'step1/in/pairs/0/key': 'region',
      'step1/in/pairs/0/value': '74',
      'step1/in/tags/0': 'new',
      'step1/in/tags/1': 'urgent',
    };
    await tab.press({ type: 'refresh' }, { ...ADD, ...filled });
    expect(tab.html).toMatch(
      /<label for="step1-title">[^/]*\/script&gt;<span class="required"> \(required\)/,
    );
    for (const [name, value] of Object.entries(filled))
      expect(tab.html).toMatch(new RegExp(`name="${name}"[^>]*value="${value}"`));
    await tab.press({ type: 'test', step: 1 }, { ...ADD, ...filled, 'step1/in/title': 'A' });
    expect(NOTES[0]).toMatchObject({ pairs: { region: '74' }, tags: ['new', 'urgent'] });
    expect(tab.html).toContain('<td>integer</td>');
  });

  test('keeps what has no field for now', async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    const filled = { 'step1/in/kind': 'rich', 'step1/in/for_plain': 'kept' };
    await tab.press({ type: 'refresh' }, { ...ADD, ...filled });
    expect(tab.html).toContain('<input type="hidden" name="step1/in/for_plain" value="kept">');
    await tab.press({ type: 'refresh' }, { ...ADD, 'step1/connection': '', ...filled });
    expect(tab.html).toContain('<input type="hidden" name="step1/in/for_plain" value="kept">');
  });

  test('has a drop-down that is paged forth and back', async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    const open = { type: 'open', step: 1, at: 'thing', list: 'choices' };
    await tab.press({ ...open, page: 0 }, ADD);
    expect(tab.html).toContain('Thing 0');
    expect(tab.html).not.toContain('Previous choices');
    await tab.press({ ...open, page: 1 }, ADD);
    expect(tab.html).toContain('Thing 1');
    expect(tab.html).toContain('Previous choices');
  });
});

test('a search that creates what it does not find has both forms, and does both', async () => {
  const tab = new Tab();
  await tab.connect('good-secret');
  expect(tab.html).toContain('Find or Add Note');
  const both = {
    ...ADD,
    'step1/action': 'searchOrCreates.note',
    'step1/in/title': 'A',
    'step1/in/link': 'L',
  };
  await tab.press({ type: 'test', step: 1 }, both);
  await tab.press({ type: 'test', step: 1 }, both);
  expect(NOTES).toEqual([{ id: 1, title: 'A', link: 'L', kind: 'plain' }]);
  expect(tab.html.match(/name="step1\/in\/title"/g)).toHaveLength(1);
});

describe('a result', () => {
  const tested = async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    await tab.press({ type: 'test', step: 1 }, { ...ADD, 'step1/in/title': 'mine' });
    expect(tab.html).toContain('aria-label="Result of step 1"');
    return tab;
  };

  test('is shown in its own tab only', async () => {
    await tested();
    const other = new Tab();
    await other.press({ type: 'refresh' }, ADD);
    expect(other.html).not.toContain('Result of step 1');
  });

  test('belongs to its action and account', async () => {
    const tab = await tested();
    await tab.connect('other-secret');
    await tab.press({ type: 'refresh' }, { ...ADD, 'step1/connection': 'connection2' });
    expect(tab.html).not.toContain('Result of step 1');
    await tab.press({ type: 'refresh' }, { ...ADD, 'step1/action': 'searches.note' });
    expect(tab.html).not.toContain('Result of step 1');
    await tab.press({ type: 'refresh' }, ADD);
    expect(tab.html).toContain('Result of step 1');
  });
});

describe('two steps', () => {
  const SECOND = { has_second: 'yes', 'step2/action': 'creates.note', 'step2/connection': 'connection1' };

  test('are not run as long as one of them is not ready', async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    expect(await tab.press({ type: 'run' }, { ...ADD, ...SECOND, 'step2/connection': '' })).toBe(
      'Nothing was run: choose the action and the account of step 2.',
    );
    expect(NOTES).toEqual([]);
  });

  test('map into a choice in place of what is chosen, and into a text behind what is written', async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    const open = { type: 'open', step: 2, page: 0, list: 'data' };
    const press = (at: string) =>
      tab
        .press({ ...open, at }, { ...ADD, ...SECOND })
        .then(() => /&quot;type&quot;:&quot;(set|insert)&quot;/.exec(tab.html)?.[1]);
    await tab.press({ type: 'test', step: 1 }, { ...ADD, 'step1/in/title': 'mine' });
    expect([await press('kind'), await press('thing'), await press('title')]).toEqual([
      'set',
      'set',
      'insert',
    ]);
  });

  test.each([
    ['unknown', 'Nothing was found.'],
    ['broken', 'The search failed.'],
  ])('do nothing with a sample where step 1 gave nothing (%s)', async (title, message) => {
    const tab = new Tab();
    await tab.connect('good-secret');
    const steps = { ...ADD, ...SECOND, 'step1/action': 'searches.note', 'step1/in/title': title };
    expect(await tab.press({ type: 'test', step: 1 }, steps)).toBe(message);
    const mapped = { ...steps, 'step2/in/title': '{{1.title}}' };
    expect(await tab.press({ type: 'test', step: 2 }, mapped)).toBe(
      'Step 2 was not run: step 1 has nothing to give to it.',
    );
    expect(await tab.press({ type: 'run' }, mapped)).toBe(
      `${message} Step 2 was not run: step 1 has nothing to give to it.`,
    );
    expect(NOTES).toEqual([]);
    await tab.press({ type: 'open', step: 2, at: 'title', page: 0, list: 'data' }, steps);
    expect(tab.html).toContain('Examples. Test step 1 for real values.');
  });

  test('keep the result of the second where nothing is run', async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    const steps = { ...ADD, ...SECOND, 'step2/in/title': 'B' };
    await tab.press({ type: 'test', step: 2 }, steps);
    await tab.press({ type: 'run' }, { ...steps, 'step1/connection': '' });
    expect(tab.html).toContain('Result of step 2');
  });

  test('offer examples until step 1 is tested', async () => {
    const tab = new Tab();
    await tab.connect('good-secret');
    const open = { type: 'open', step: 2, at: 'title', page: 0, list: 'data' };
    await tab.press(open, { ...ADD, ...SECOND });
    expect(tab.html).toContain('Examples. Test step 1 for real values.');
    await tab.press({ type: 'test', step: 1 }, { ...ADD, 'step1/in/title': 'mine' });
    await tab.press(open, { ...ADD, ...SECOND });
    expect(tab.html).not.toContain('Examples. Test step 1');
  });
});

describe('what no button asks', () => {
  test.each(['{', '{"type":"nope"}', '{"type":"test","step":3}', '[]'])('%s is refused', async (command) => {
    expect((await send({ command })).status).toBe(400);
  });

  test('a date that is none and a list that is none are passed over', async () => {
    const { status, html } = await send({ 'step1/pick/at': '20266-11-22T10:00:00', open: '{' });
    expect(status).toBe(200);
    expect(html).toContain('The form is up to date.');
  });
});

test('says so when the app cannot be built anew, and keeps what was typed', async () => {
  const tab = new Tab();
  buildError = 'The source cannot be built.';
  expect(await tab.press({ type: 'refresh' }, { 'connect/secret': 'good-secret' })).toBe(buildError);
  buildError = undefined;
  expect(await tab.press({ type: 'connect' })).toBe('Connected: The notebook.');
});
