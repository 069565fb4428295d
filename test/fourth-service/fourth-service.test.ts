import zapier, { type Bundle } from 'zapier-platform-core';
import { definitionOf, definitionWith, RULES } from '../../publishing-checks/index.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { SANDBOX_ACCOUNTS, SANDBOX_SERVICES } from '../../sandbox/services.ts';
import type { Services } from '../../src/contract/service.ts';
import { SERVICES } from '../../src/services/index.ts';
import { zapierApp } from '../../src/zapier/app.ts';
import { actionsPage } from '../../tools/docs/actions.ts';
import { errorsPage } from '../../tools/docs/errors.ts';
import { overview } from '../../tools/docs/overview.ts';
import { editionNamed } from '../../tools/editions.ts';
import { knownOf } from '../../tools/publishing/known.ts';
import { complete, errorOf } from '../support/app.ts';
import { tallySandbox } from './sandbox.ts';
import { tally } from './service.ts';

/**
 * What a service costs that nobody has thought of: its own two files, and these two registrations. Everything else is the
 * machinery of the app as it is.
 */
const services: Services = [...SERVICES, tally];
const registry = { ...SANDBOX_SERVICES, tally: tallySandbox };

const all = editionNamed('all');
const app = zapierApp(services, all.app.version);
const { authentication } = app;
const { creates, searches, triggers } = complete(app);
const appTester = zapier.createAppTester(app);
const [account] = tallySandbox.accounts;

type Values = Readonly<Record<string, unknown>>;
type Step = Parameters<typeof appTester>[0];

const run = (step: unknown, inputData: Values = {}, authData: Values = account): Promise<unknown> =>
  appTester(step as Step, { authData, inputData } as Partial<Bundle>);

/** The fields that a form shows to an account. */
async function shownFields(
  { operation }: { operation: { inputFields: readonly object[] } },
  authData: Values = account,
): Promise<Values[]> {
  const fields = operation.inputFields.map((field) =>
    typeof field === 'function' ? run(field, {}, authData) : field,
  );
  return (await Promise.all(fields)).flat() as Values[];
}

let sandbox: Sandbox<typeof registry>;
beforeAll(async () => {
  sandbox = await startSandbox({}, registry);
  Object.assign(process.env, sandbox.environment);
});
beforeEach(() => {
  sandbox.visits.length = 0;
});
afterAll(() => sandbox.stop());

test("the definition is valid for Zapier's own schema", async () => {
  const { results } = await zapier.createAppHandler(app)({ command: 'validate', calledFromCli: true }, {});
  expect(results).toEqual([]);
});

describe('the connection', () => {
  const fieldOf = (key: string) => authentication.fields.find((field) => field.key === key);

  test('offers the service, and asks for its address and its token', () => {
    expect(fieldOf('service')?.choices).toContainEqual({ label: 'Tally', value: 'tally', sample: 'tally' });
    const notNeeded = 'Not needed for InfluencerSoft, JustClick and Aplaut.';
    expect(fieldOf('base_url')).toEqual({
      key: 'base_url',
      label: 'Base URL',
      type: 'string',
      required: false,
      helpText: `Tally: the address of your shop ([where it is](https://help.tally.example/address)). ${notNeeded}`,
      placeholder: 'Example: https://shop.example.com',
      isNoSecret: true,
    });
    expect(fieldOf('token')).toEqual({
      key: 'token',
      label: 'Token',
      type: 'password',
      required: false,
      helpText: `Tally: Settings, API ([how to make one](https://help.tally.example/token)). ${notNeeded}`,
    });
  });

  test('goes to the host of the account, with its token', async () => {
    expect(await run(authentication.test, {}, { ...account, base_url: `${account.base_url}/` })).toEqual({
      label: 'Tally',
    });
    expect(sandbox.visits).toMatchObject([
      {
        service: 'Tally',
        method: 'GET',
        host: 'shop.tally.example',
        path: '/orders',
        headers: { authorization: 'Bearer sandbox-tally-token' },
        proof: 'token holds',
      },
    ]);
  });

  test.each([
    'http://shop.tally.example',
    'https://shop.tally.example/api',
    'https://user@shop.tally.example',
    'shop',
  ])('is refused before any request with the address %s', async (base_url) => {
    const error = await errorOf(run(authentication.test, {}, { ...account, base_url }));
    expect(error.message).toContain('Base URL: write only the address, such as https://shop.example.com');
    expect(sandbox.visits).toEqual([]);
  });

  test('leaves the other services as they are', async () => {
    for (const other of Object.values(SANDBOX_ACCOUNTS)) {
      expect(await run(authentication.test, {}, other)).toEqual({ label: expect.any(String) });
    }
  });
});

test('an order is created, triggers, and is deleted', async () => {
  const items = [{ product: 'mug', price: '9.50' }, { product: 'tea' }];
  const order = { items, email: 'ada@example.com', gift_note: 'With love' };
  const identity = { id: '1', order_number: '1', service: 'tally' };
  expect(await run(creates.create_order.operation.perform, order)).toEqual({ ...identity, items });
  expect(await run(triggers.new_order.operation.perform)).toEqual([
    { ...identity, email: 'ada@example.com' },
  ]);
  expect(await run(creates.delete_order.operation.perform, { order_number: '1' })).toEqual({
    ...identity,
    deleted: true,
  });
  expect(sandbox.visits.map(({ method, path, body }) => [method, path, body])).toEqual([
    [
      'POST',
      '/orders',
      '{"lines":[{"sku":"mug","amount":"9.50"},{"sku":"tea"}],"buyer":{"email":"ada@example.com"},"gift":"With love"}',
    ],
    ['GET', '/orders', ''],
    ['DELETE', '/orders/1', ''],
  ]);
});

describe('an error', () => {
  const remove = () => run(creates.delete_order.operation.perform, { order_number: '7' });
  const create = () =>
    run(creates.create_order.operation.perform, { items: [{ product: 'mug' }], email: 'ada@example.com' });

  test('of the service pauses or halts the Zap, in the words of its table', async () => {
    const wrong = { ...account, token: 'some-other-token' };
    expect(await errorOf(run(triggers.new_order.operation.perform, {}, wrong))).toMatchObject({
      name: 'ExpiredAuthError',
      message:
        'The orders could not be read: Tally does not accept the Token. Copy it again, and reconnect.\n' +
        'Tally responded with HTTP 401.',
    });
    expect(await errorOf(remove())).toMatchObject({
      name: 'HaltedError',
      message:
        'Order 7 was not deleted: Tally has no order with this number. If it should still exist, check Order Number.\n' +
        'Tally responded with HTTP 404.',
    });
  });

  test('of the connection says what is known', async () => {
    sandbox.failNext('reset_after', 'POST');
    expect((await errorOf(create())).message).toBe(
      'The order may or may not have been created: the connection to Tally was lost before its response was complete. ' +
        'Look in Tally for a new order of ada@example.com before you replay this step, or you may create a duplicate.',
    );
    sandbox.failNext('busy_seconds');
    expect(await errorOf(create())).toMatchObject({
      name: 'ThrottledError',
      message:
        'The order was not created yet: Tally is not accepting more requests right now. Zapier tries again by itself.\n' +
        'Tally responded with HTTP 429.',
    });
  });

  test('in the form is reported before any request', async () => {
    const order = { items: [{ product: 'mug', price: 'much' }], email: 'ada@example.com' };
    expect((await errorOf(run(creates.create_order.operation.perform, order))).message).toBe(
      'Line Items 1 → Price: enter an amount, such as 1500.50',
    );
    expect(sandbox.visits).toEqual([]);
  });
});

describe('an action that is not offered', () => {
  const advice = 'Choose another action, or an account of InfluencerSoft, JustClick or Aplaut.';

  test.each([
    { action: creates.update_order_status, label: 'Update Order Status' },
    { action: searches.find_order, label: 'Find Order' },
    { action: triggers.paid_order, label: 'Paid Order' },
  ])('$label shows a note and fails; other accounts have it', async ({ action, label }) => {
    const message = `${label} is not available for Tally. ${advice}`;
    expect((await shownFields(action))[0]).toEqual({ key: 'not_offered', type: 'copy', helpText: message });
    expect(await errorOf(run(action.operation.perform))).toMatchObject({ code: 'not_offered', message });
    expect(sandbox.visits).toEqual([]);
    const shown = await shownFields(action, SANDBOX_ACCOUNTS.influencersoft);
    expect(shown.map(({ key }) => key)).not.toContain('not_offered');
  });

  test('a drop-down fails with the reason', async () => {
    expect(await errorOf(run(triggers.list_products.operation.perform))).toMatchObject({
      code: 'not_offered',
      message: "Products can't be listed for Tally. Type or map a value instead.",
    });
    expect(sandbox.visits).toEqual([]);
  });
});

describe('the documents', () => {
  /** The part of a page under a heading, up to the next of the same level. */
  const section = (page: string, heading: string): string => {
    const [level = ''] = heading.split(' ');
    return page.split(`\n${heading}\n`)[1]?.split(`\n${level} `)[0] ?? '';
  };

  test('describe what it offers, and leave out what it does not', () => {
    const page = actionsPage(services);
    expect(section(page, '## Connection')).toContain('| Base URL | `base_url` | text |');
    expect(section(page, '### Create Order')).toContain('#### Tally (`POST /orders`)');
    expect(section(page, '#### Tally (`POST /orders`)')).toContain(
      '| Gift Note | `gift_note` | text |  |  | `gift` |',
    );
    expect(section(page, '### Delete Order')).toContain('#### Tally (`DELETE /orders/{number}`)');
    expect(section(page, '### Update Order Status')).not.toContain('Tally');
  });

  test('have its errors', () => {
    expect(section(errorsPage(services), '## Tally')).toContain(
      '| 404 | `DELETE /orders/{number}` |  | `already_done` | {service} has no order with this number |',
    );
  });

  test('have it in the table of README', () => {
    const [head, , ...rows] = overview(services).split('\n');
    expect(head).toBe('|  | InfluencerSoft | JustClick | Aplaut | Tally |');
    expect(rows.filter((row) => row.startsWith('| Create Order ('))).toEqual([
      expect.stringMatching(/ \| `POST \/orders` \|$/),
    ]);
    expect(rows.filter((row) => row.startsWith('| Find Order'))).toEqual([
      expect.stringMatching(/ \| {2}\|$/),
    ]);
  });
});

describe('the publishing checks', () => {
  const handler = zapier.createAppHandler(app);
  const known = { ...knownOf(all), newestCore: zapier.version };

  test.each([
    { what: 'the app of all services', definition: () => definitionOf(handler) },
    { what: 'its forms', definition: () => definitionWith(handler, { authData: account, inputData: {} }) },
  ])('take $what: nothing that was published is gone', async ({ definition }) => {
    const shown = await definition();
    const found = RULES.flatMap(({ check }) => check(shown, known));
    // A shop on a host of its own needs the reviewer that this asks for.
    expect(found).toEqual(['authentication.base_url: lets users choose where requests go']);
  });
});

describe('an app of this service alone', () => {
  const alone = zapierApp([tally], '1.0.0');

  test('has the actions that the service offers', () => {
    expect(Object.keys(alone.triggers)).toEqual(['new_order']);
    expect(Object.keys(alone.searches)).toEqual([]);
    expect(Object.keys(alone.creates)).toEqual(['create_order', 'delete_order']);
    expect(Object.keys(alone.searchOrCreates)).toEqual([]);
  });

  test('asks for no service, and names it nowhere in the form', () => {
    expect(alone.authentication.fields).toMatchObject([
      {
        key: 'base_url',
        required: true,
        helpText: 'The address of your shop ([where it is](https://help.tally.example/address)).',
      },
      {
        key: 'token',
        required: true,
        helpText: 'Settings, API ([how to make one](https://help.tally.example/token)).',
      },
    ]);
  });

  test('connects, and names a wrong field by its label', async () => {
    const { base_url, token } = account;
    const connectTo = zapier.createAppTester(alone);
    const connect = (authData: Record<string, string>) =>
      connectTo(alone.authentication.test, { authData } as Partial<Bundle>);
    expect(await connect({ base_url, token })).toEqual({ label: 'Tally' });
    expect((await errorOf(connect({ base_url, token: '' }))).message).toBe('Token: fill in this field');
  });
});
