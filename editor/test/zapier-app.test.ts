import { Editor } from '../editor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { ZapierApp } from '../zapier-app.ts';

/** An app that is nothing but a handler, as any Zapier app is; it tells what it was asked. */
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

async function editorWith(answer: (event: Event) => unknown) {
  const asked: Event[] = [];
  const handler = (async (event: Event) => {
    if (event.command === 'definition') return { results: DEFINITION };
    asked.push(event);
    return { results: await answer(event) };
  }) as unknown as Handler;
  const editor = new Editor(await ZapierApp.load(handler), {
    title: 'Notes',
    sandbox: { SOME_BASE_URL: 'http://127.0.0.1:1' },
    presets: [],
    explain: () => undefined,
    orders: () => [],
    renew: async () => undefined,
  });
  const page = pageOf(new URLSearchParams());
  page.connect = { login: 'username', api_key: KEY };
  return { editor, page, asked };
}

const answers = (event: Event): unknown =>
  event.method === 'authentication.test'
    ? { place: 'home' }
    : event.method.endsWith('perform')
      ? { id: 1 }
      : [];

test('a connection is called as the app says', async () => {
  const { editor, page } = await editorWith(answers);
  expect(await editor.act(page, { type: 'connect' })).toMatchObject({
    message: 'Connected: username at home.',
  });
});

test('a real account never meets the address of the sandbox', async () => {
  const { editor, page, asked } = await editorWith(answers);
  await editor.act(page, { type: 'connect' });
  page.connect = { login: 'real', api_key: KEY };
  page.isSandbox = false;
  await editor.act(page, { type: 'connect' });
  expect(asked.map(({ environment }) => environment)).toEqual([
    { SOME_BASE_URL: 'http://127.0.0.1:1' },
    { SOME_BASE_URL: '' },
  ]);
});

test('runs wait for each other, because they share an environment', async () => {
  let running = 0;
  const atOnce: number[] = [];
  const { editor, page } = await editorWith(async (event) => {
    running += 1;
    atOnce.push(running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return answers(event);
  });
  const again = { ...page, connect: { ...page.connect }, isSandbox: false };
  await Promise.all([editor.act(page, { type: 'connect' }), editor.act(again, { type: 'connect' })]);
  expect(atOnce).toEqual([1, 1]);
});

test('the log of a run has what is no secret, and dots for what is', async () => {
  const { scrub } = jest.requireActual<typeof import('@zapier/secret-scrubber')>('@zapier/secret-scrubber');
  const { editor, page } = await editorWith((event) => {
    const data = {
      log_type: 'http',
      request_method: 'POST',
      request_url: 'http://127.0.0.1:1/api/X',
      request_params: 'page=2',
      request_headers: 'host: username.example.com',
      request_data: `login=username&key=${KEY}`,
      response_status_code: 200,
      response_headers: '',
      response_content: '{}',
    };
    event.customLogger('', scrub(data, ['username', KEY]));
    event.customLogger('', scrub({ ...data, log_type: 'console' }, ['username', KEY]));
    return answers(event);
  });
  await editor.act(page, { type: 'connect' });
  page.steps[1].action = 'creates.note';
  await editor.act(page, { type: 'test', step: 1 });
  const { steps } = await editor.view(page);
  expect(steps[0]?.run?.exchanges).toEqual([
    {
      method: 'POST',
      url: 'https://username.example.com/api/X?page=2',
      requestHeaders: 'host: username.example.com',
      requestBody: 'login=username&key=••••',
      status: 200,
      responseHeaders: '',
      responseBody: '{}',
    },
  ]);
});
