import type { Bundle, ZObject } from 'zapier-platform-core';
import * as zod from 'zod/mini';
import { offeredBy, type Service } from '../../src/contract/service.ts';
import { createOrder } from '../../src/creates/create-order.ts';
import { optional, required } from '../../src/form/field-meta.ts';
import type { ObjectSchema } from '../../src/form/fields.ts';
import { TEXT } from '../../src/form/values.ts';
import { SERVICES } from '../../src/services/index.ts';
import { createFrom } from '../../src/zapier/action.ts';
import { inputFields } from '../../src/zapier/input-fields.ts';
import { outputFields } from '../../src/zapier/output-fields.ts';
import { type ActionKey, CONNECTIONS, failureOf, fieldsShown, search, useSandbox } from '../support/app.ts';

/** A form is made of fields that all services share and of those of the connected service. The service's own fields win. */

const sandbox = useSandbox();

type Fields = { key: string; [name: string]: unknown }[];

const IMPLEMENTATIONS = SERVICES.flatMap((service) =>
  offeredBy(service).map(([key, implementation]) => ({
    service: service.id as keyof typeof CONNECTIONS,
    action: key as ActionKey,
    implementation,
  })),
);

/** Without their children: line items are the same for all services, and are compared below. */
const ownWords = (fields: Fields) =>
  // The sample of a service is the first of the app, whatever the schema's example.
  fields.map(({ children, ...words }) => (words.key === 'service' ? { ...words, sample: undefined } : words));

const byKey = (fields: Fields) => [...fields].sort((a, b) => a.key.localeCompare(b.key));

test.each(IMPLEMENTATIONS)(
  '$service, $action: shows each field in its own words, once, and no other',
  async ({ service, action, implementation: { input, output, example } }) => {
    const show = (kind: 'inputFields' | 'outputFields') =>
      fieldsShown(action, kind, CONNECTIONS[service], example as Record<string, unknown>);
    const form = (await show('inputFields')).filter(({ type }) => type !== 'copy');
    expect(byKey(ownWords(form))).toEqual(byKey(ownWords(inputFields(input) as unknown as Fields)));
    expect(byKey(ownWords(await show('outputFields')))).toEqual(
      byKey(ownWords(outputFields(output) as unknown as Fields)),
    );
  },
);

test.each(IMPLEMENTATIONS)(
  '$service, $action: shows each value of a line item in its own words',
  async ({ service, action, implementation: { input, output, example } }) => {
    for (const [kind, own] of [
      ['inputFields', inputFields(input)],
      ['outputFields', outputFields(output)],
    ] as const) {
      const shown = await fieldsShown(action, kind, CONNECTIONS[service], example as Record<string, unknown>);
      const children = (fields: { key: string; children?: unknown }[]) =>
        fields.flatMap((field) => ((field.children ?? []) as Fields).map((child) => [field.key, child]));
      expect(children(shown)).toEqual(expect.arrayContaining(children(own)));
    }
  },
);

test("Find Order in Aplaut asks for the order number, in Aplaut's words", async () => {
  const [field, ...others] = await fieldsShown('find_order', 'inputFields', CONNECTIONS.aplaut);
  expect(others).toEqual([]);
  expect(field).toMatchObject({
    key: 'order_number',
    required: true,
    helpText: 'The list shows recent orders. You can type or map the number of any other order.',
  });
});

test.each([{}, { order_number: '' }, { order_number: ' ' }])(
  'Find Order in Aplaut fails before any request on %j',
  async (input) => {
    const failure = await failureOf(search('find_order', CONNECTIONS.aplaut, input));
    expect(failure).toMatchObject({
      name: 'AppError',
      code: 'invalid_input',
      message: 'Order Number: fill in this field',
    });
    expect(sandbox().visits).toEqual([]);
  },
);

const COMMAND = { methods: [], params: {}, example: {}, run: () => Promise.reject(new Error('not run')) };

/** Returns a service whose Create Order has other fields. */
const withFields = (service: Service, input: ObjectSchema, output = input): Service => ({
  ...service,
  commands: { ...service.commands, create_order: { ...COMMAND, input, output } },
});

test('a service may word any input and output field in its own way', async () => {
  const [shop, aplaut] = [SERVICES[0], SERVICES.at(-1) ?? SERVICES[0]];
  const note = zod.object({ note: optional(TEXT, { label: 'Note' }) });
  const ownNote = zod.object({ note: optional(TEXT, { label: 'Note to the Courier' }) });
  const { operation } = createFrom({ ...createOrder, input: note, output: note }, [
    withFields(shop, note),
    withFields(aplaut, ownNote),
  ]);
  const shown = async (kind: 'inputFields' | 'outputFields', service: string) => {
    const bundle = { authData: { service } } as Partial<Bundle>;
    const fields = operation[kind].map((field) =>
      typeof field === 'function' ? field({} as ZObject, bundle) : [field],
    );
    return (await Promise.all(fields)).flat();
  };
  for (const kind of ['inputFields', 'outputFields'] as const) {
    expect(await shown(kind, shop.id)).toMatchObject([{ key: 'note', label: 'Note' }]);
    expect(await shown(kind, aplaut.id)).toMatchObject([{ key: 'note', label: 'Note to the Courier' }]);
  }
});

const NONE = zod.object({});
const NO_LABEL = zod.object({ a: TEXT });
const NO_FORM = zod.object({ a: required(zod.number(), { label: 'A' }) });

test.each([
  {
    what: 'an input field without a label',
    input: NO_LABEL,
    output: NONE,
    error: 'The field "a" has no label.',
  },
  {
    what: 'an output field without a label',
    input: NONE,
    output: NO_LABEL,
    error: 'The field "a" has no label.',
  },
  {
    what: 'an input field of a type that no form can show',
    input: NO_FORM,
    output: NONE,
    error: 'The field "a" is of a type that a form cannot show.',
  },
])('an app does not load with $what', ({ input, output, error }) => {
  const notOffered = {
    ...SERVICES[0],
    commands: { ...SERVICES[0].commands, create_order: 'not offered' as const },
  };
  expect(() => createFrom(createOrder, [withFields(SERVICES[0], input, output)])).toThrow(error);
  expect(() => createFrom(createOrder, [notOffered, withFields(SERVICES[0], input, output)])).toThrow(error);
});
