import { Hono } from 'hono';
import zapier, { type Bundle, type ZObject } from 'zapier-platform-core';
import { Editor } from '../editor.ts';
import type { ZapRunner } from '../runner.ts';
import { serverOf } from '../server.ts';
import type { BuildError } from '../source.ts';
import { ZapierApp } from '../zapier-app.ts';

/** Another app than ours, made of what Zapier allows, and its page in a browser. */

// After 250 runs core ends a process that holds more than 450 MB, as Jest's do.
jest.requireActual<{ KILL_MAX_LIMIT: number }>('zapier-platform-core/src/constants').KILL_MAX_LIMIT =
  Number.POSITIVE_INFINITY;

export const HOSTILE = '<script>alert(1)</script>';
export const NOTES: Record<string, unknown>[] = [];

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
    new_note: {
      key: 'new_note',
      noun: 'Note',
      display: display('New Note'),
      operation: {
        outputFields: [{ key: 'id', type: 'integer' }, { key: 'title' }],
        perform: async () => NOTES.toReversed(),
      },
    },
    thing: {
      key: 'thing',
      noun: 'Thing',
      display: { ...display('List Things'), hidden: true },
      operation: {
        canPaginate: true,
        perform: async (_z: ZObject, { meta }: Bundle) =>
          meta.page > 1 ? [] : [{ id: `thing-${meta.page}`, name: `Thing ${meta.page}` }],
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

export const headers = { host: '127.0.0.1:1' };
const NOTEBOOK = { service: 'Notebook', icon: '', asks: ['secret'] };

/** What a test can change of the editor that it has. */
export const editor: {
  server: ReturnType<typeof serverOf>;
  buildError: BuildError | undefined;
  renew(runner?: ZapRunner): Promise<void>;
} = {
  server: new Hono(),
  buildError: undefined,
  /** Starts another editor. */
  async renew(runner) {
    NOTES.length = 0;
    editor.buildError = undefined;
    editor.server = serverOf(
      new Editor(await ZapierApp.load(zapier.createAppHandler(app)), {
        title: 'Notes',
        sandbox: {},
        accountKinds: [
          { ...NOTEBOOK, title: 'Notebook', sandbox: { place: 'home', secret: 'sandbox-secret' } },
          { ...NOTEBOOK, title: 'Second', sandbox: { place: 'away', secret: 'second-secret' } },
        ],
        explain: () => undefined,
        summarize: () => undefined,
        orders: () => [
          {
            service: 'Notebook',
            icon: '',
            actions: [{ id: 'make', label: 'New order' }],
            orders: [
              {
                number: '7',
                customer: 'Ada',
                status: 'waiting',
                items: 'pen',
                actions: [{ id: 'pay', label: 'Pay' }],
              },
            ],
          },
        ],
        ...(runner && { runner }),
        renew: async () => editor.buildError,
      }),
    );
  },
};

export const post = async (path: string, fields: Record<string, string>) => {
  const response = await editor.server.request(path, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });
  return { status: response.status, html: await response.text() };
};

/** One tab of a browser. */
export class Tab {
  readonly #address = `/zap/tab${Math.random()}`;
  html = '';

  /** Presses a button, and returns what is shown then. */
  async press(command: object, fields: Record<string, string> = {}): Promise<string> {
    const { html } = await post(this.#address, { step: '1', do: JSON.stringify(command), ...fields });
    this.html = html;
    return this.message;
  }

  get message(): string {
    return /<p id="status"[^>]*>([^<]*)</.exec(this.html)?.[1] ?? '';
  }

  /** The footer's button. */
  get main(): string | undefined {
    return /id="main-button"[^>]*>([^<]*)</.exec(this.html)?.[1];
  }

  async list(at: string, { step = 1, page = 0 } = {}): Promise<string> {
    return (await post(`${this.#address}/list`, { list: JSON.stringify({ step, at, page }) })).html;
  }

  async reload(): Promise<void> {
    this.html = await (await editor.server.request(this.#address, { headers })).text();
  }

  /** Connects a real account. */
  async connect(secret: string): Promise<string> {
    await this.press({ type: 'fill_in_account', kind: 0 });
    return this.press({ type: 'connect' }, { 'account/secret': secret });
  }

  /** Gives step 1 an action and an account, and opens its form. */
  async configure(action = 'creates.note', step = 1): Promise<void> {
    await this.press({ type: 'pick', step, action });
    await this.press({ type: 'connect_sandbox', kind: 0 });
    await this.press({ type: 'open', step, tab: 'configure' });
  }

  async test(fields: Record<string, string>, step = 1): Promise<string> {
    return this.press({ type: 'test', step }, { step: String(step), ...fields });
  }
}
