import { readFileSync } from 'node:fs';
import zapier from 'zapier-platform-core';
import app from '../index.ts';
import packageJson from '../package.json' with { type: 'json' };
import { type Command, type Query, variantsOf } from '../src/contract/service.ts';
import { fieldsOf } from '../src/form/fields.ts';
import { ORDER } from '../src/orders/order.ts';
import { SERVICES } from '../src/services/index.ts';
import { DOCUMENTS } from '../tools/docs/documents.ts';
import { ACTIONS, type ActionKey, CONNECTIONS, complete, fieldsShown } from './support/app.ts';

const { creates, searches, searchOrCreates, triggers } = complete(app);
const actions = Object.values(ACTIONS);

test("is valid for Zapier's own schema", async () => {
  const { results } = await zapier.createAppHandler(app)({ command: 'validate', calledFromCli: true }, {});
  expect(results).toEqual([]);
});

test('has the version of the package, and the core that is pinned', () => {
  expect(app.version).toBe(packageJson.version);
  expect(app.platformVersion).toBe(packageJson.dependencies['zapier-platform-core']);
});

test('leaves empties and 429 to the app', () => {
  expect(app.flags).toEqual({ cleanInputData: false, throwForThrottlingEarly: false });
});

test('creates and searches of one account share one limit, and what is held back is started again', () => {
  const limited = [...Object.values(app.creates), ...Object.values(app.searches)];
  expect(limited).toHaveLength(7);
  for (const { operation } of limited) {
    expect(operation.throttle).toEqual({ window: 5, limit: 5, scope: ['auth'], retry: true });
  }
  for (const { operation } of Object.values(app.triggers)) expect(operation).not.toHaveProperty('throttle');
});

test.each(actions)('$key: words as the build guidelines want them', ({ display, noun }) => {
  expect(display.label).toMatch(/^([A-Z][a-z]+ ?)+$/);
  expect(noun).toMatch(/^([A-Z][a-z]+ )*[A-Z][a-z]*[a-rt-z]$/);
});

test.each([...actions, ...Object.values(searchOrCreates)])(
  '$key: a description of what it does, without names of platforms and without capitals',
  ({ display: { description } }) => {
    expect(description).toMatch(/^(Creates|Updates|Deletes|Finds|Triggers when) .*\.$/);
    expect(description).not.toMatch(/InfluencerSoft|JustClick|Aplaut|Zapier/);
    expect(description).not.toMatch(/(?<!^|\. )\b[A-Z]/);
  },
);

test('a search begins with Find, and deleting comes with a warning', () => {
  for (const { display } of [...Object.values(searches), ...Object.values(searchOrCreates)]) {
    expect(display.label).toMatch(/^Find /);
    expect(display.description).toMatch(/^Finds /);
  }
  expect(creates.delete_order.operation.inputFields[0]).toMatchObject({
    type: 'copy',
    helpText: expect.stringContaining('cannot be undone'),
  });
});

test.each(actions)(
  '$key: its sample holds what every service always returns, and nothing else',
  ({ key, operation }) => {
    const outputs = SERVICES.flatMap(({ commands, queries }) =>
      variantsOf<Command | Query>({ ...commands, ...queries }[key]).map(({ output }) =>
        fieldsOf(output).flatMap((field) => (field.required ? [field.key] : [])),
      ),
    );
    const [first = [], ...others] = outputs;
    const always = first.filter((name) => others.every((output) => output.includes(name)));
    expect(always).not.toEqual([]);
    expect(Object.keys(operation.sample).sort()).toEqual(always.sort());
  },
);

test('what every service has is static', () => {
  const keys = actions.map(({ key, operation }) => [
    key,
    operation.inputFields.flatMap((field) => (typeof field === 'function' ? [] : [field.key])),
  ]);
  expect(Object.fromEntries(keys)).toEqual({
    new_order: [],
    paid_order: [],
    order_status_changed: [],
    cancelled_order: [],
    list_products: [],
    list_orders: [],
    list_coupons: [],
    list_sales_managers: [],
    find_order: [],
    find_product: ['query'],
    find_coupon: [],
    find_sales_manager: [],
    create_order: ['items'],
    update_order_status: ['order_number'],
    delete_order: ['note', 'order_number'],
  });
});

/** What a field names: `list_products.product.label` is an action, and the keys that are taken from its results. */
const referencesIn = (fields: Awaited<ReturnType<typeof fieldsShown>>) =>
  fields
    .flatMap((field) => [field, ...((field.children as typeof fields) ?? [])])
    .flatMap(({ dynamic, search }) => [
      ...(dynamic === undefined ? [] : [{ kind: 'drop-down', reference: String(dynamic) }]),
      ...(search === undefined ? [] : [{ kind: 'search', reference: String(search) }]),
    ]);

test.each(Object.entries(CONNECTIONS))(
  '%s: every drop-down and search that a field names returns the keys that are taken from it',
  async (_service, authData) => {
    const forms = Object.keys(ACTIONS).flatMap((key) =>
      ['signed', 'api2'].map((api) => fieldsShown(key as ActionKey, 'inputFields', authData, { api })),
    );
    const references = (await Promise.all(forms)).flatMap(referencesIn);
    expect(new Set(references.map(({ kind }) => kind))).toEqual(new Set(['drop-down', 'search']));
    for (const { kind, reference } of references) {
      const [source = '', ...taken] = reference.split('.');
      expect(Object.keys(kind === 'search' ? searches : triggers)).toContain(source);
      const returned = await fieldsShown(source as ActionKey, 'outputFields', authData);
      expect(returned.map(({ key }) => key)).toEqual(expect.arrayContaining(taken));
      expect(taken).not.toEqual([]);
    }
  },
);

test('drop-downs are hidden and paged; the other triggers are not', () => {
  for (const [key, { display, operation }] of Object.entries(triggers)) {
    expect({ key, ...display, ...operation }).toMatchObject(
      key.startsWith('list_') ? { hidden: true, canPaginate: true, type: 'polling' } : { type: 'polling' },
    );
    expect('hidden' in display).toBe(key.startsWith('list_'));
  }
});

test('the sample of Create Order', () => {
  expect(creates.create_order.operation.sample).toEqual({
    id: '258367',
    order_number: '258367',
    service: 'influencersoft',
    items: [{ product: 'sales' }],
  });
});

test('the groups of Create Order are those that its fields name, and no help text is too long', async () => {
  const forms = Object.values(CONNECTIONS).flatMap((authData) =>
    ['signed', 'api2'].map((api) => fieldsShown('create_order', 'inputFields', authData, { api })),
  );
  const fields = (await Promise.all(forms)).flat();
  const named = new Set(fields.flatMap(({ group }) => (group === undefined ? [] : [group])));
  const groups = creates.create_order.operation.inputFieldGroups?.map(({ key }) => key);
  expect([...named].sort()).toEqual(groups?.sort());
  expect(fields.filter(({ helpText }) => String(helpText ?? '').length > 1_000)).toEqual([]);
});

test('an unresolved token of the editor, or an odd value, breaks no form', async () => {
  const tokens = {
    api: '{{123__api}}',
    items: '{{1.items}}',
    order_number: ['{{x}}'],
    auto_cancel: {},
    email: null,
    details: 7,
  };
  for (const key of Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]) {
    for (const authData of [...Object.values(CONNECTIONS), { service: '{{x}}' }]) {
      for (const kind of ['inputFields', 'outputFields'] as const) {
        expect(await fieldsShown(key, kind, authData, tokens)).toEqual(
          await fieldsShown(key, kind, authData, {}),
        );
      }
    }
  }
});

test('what a create returns has the words of an order that is found', () => {
  const order = new Map(fieldsOf(ORDER).map(({ key, label, type }) => [key, { key, label, type }]));
  const commands = SERVICES.flatMap(({ commands }) => Object.values(commands).flatMap(variantsOf));
  for (const { output } of commands) {
    const shared = fieldsOf(output).filter(({ key }) => order.has(key));
    expect(shared.length).toBeGreaterThanOrEqual(3);
    expect(shared.map(({ key, label, type }) => ({ key, label, type }))).toEqual(
      shared.map(({ key }) => order.get(key)),
    );
  }
});

test('a form is shown even if nothing is known of the connection', async () => {
  expect((await fieldsShown('create_order', 'inputFields', {})).length).toBeGreaterThan(20);
});

test.each(Object.entries(DOCUMENTS))('%s is what the code says (npm run docs)', (file, make) => {
  expect(readFileSync(file, 'utf8')).toBe(make());
});
