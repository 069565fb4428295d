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
import { EDITIONS } from '../../tools/editions.ts';
import {
  ACTIONS,
  type ActionKey,
  CONNECTIONS,
  errorOf,
  fieldsShown,
  search,
  useSandbox,
} from '../support/app.ts';

/**
 * A form is made of static fields, in words that are right for every service, and of those of the connected service in its own
 * words. No field is there twice.
 */

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

/** The fields about which services differ, and which are static all the same. */
const SHARED: Partial<Record<ActionKey, readonly string[]>> = {
  create_order: ['items', 'order_number', 'email', 'phone', 'created_at'],
  find_order: ['order_number', 'customer_email'],
  update_order_status: ['status'],
};

const keysOf = (fields: Fields) => fields.map(({ key }) => key);

const byKey = (fields: Fields) => [...fields].sort((a, b) => a.key.localeCompare(b.key));

test.each(IMPLEMENTATIONS)(
  '$service, $action: shows each field in its own words, once, and no other',
  async ({ service, action, implementation: { input, output, example } }) => {
    const show = (kind: 'inputFields' | 'outputFields') =>
      fieldsShown(action, kind, CONNECTIONS[service], example as Record<string, unknown>);
    const form = (await show('inputFields')).filter(({ type }) => type !== 'copy');
    const own = inputFields(input) as unknown as Fields;
    const shared = SHARED[action] ?? [];
    const others = (fields: Fields) => fields.filter(({ key }) => !shared.includes(key));
    expect(byKey(others(form))).toEqual(byKey(others(own)));
    expect(keysOf(form).sort()).toEqual([...new Set([...keysOf(own), ...shared])].sort());
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

test('what services differ about says who requires it and who does not take it', () => {
  const helps = (['create_order', 'find_order', 'update_order_status'] as const).flatMap((action) =>
    ACTIONS[action].operation.inputFields.flatMap((field) =>
      typeof field === 'function' || field.type === 'copy' || !SHARED[action]?.includes(field.key)
        ? []
        : [
            [
              `${action}.${field.key}`,
              field.required,
              field.helpText
                ?.split(/(?<=\.) /)
                .slice(-2)
                .join(' '),
            ],
          ],
    ),
  );
  expect(helps).toEqual([
    ['create_order.items', undefined, undefined],
    [
      'create_order.order_number',
      false,
      'Required for Aplaut. Leave this empty for InfluencerSoft and JustClick.',
    ],
    [
      'create_order.email',
      false,
      'An order needs Email or Phone. Required for InfluencerSoft and JustClick.',
    ],
    [
      'create_order.phone',
      false,
      "The customer's phone number in any format, with the country code if you know it. An order needs Email or Phone.",
    ],
    [
      'create_order.created_at',
      false,
      'When the order was made, with a time zone and after January 1, 1970. Defaults to now.',
    ],
    ['find_order.order_number', false, 'You can type or map the number of any other. Required for Aplaut.'],
    ['find_order.customer_email', false, 'Fill in this or Order Number. Leave this empty for Aplaut.'],
    [
      'update_order_status.status',
      false,
      'Required for InfluencerSoft and JustClick. Leave this empty for Aplaut.',
    ],
  ]);
});

test.each(EDITIONS.filter(({ id }) => id !== 'all'))(
  'the forms of the edition $id are static as a whole, in the words of its own service',
  ({ app, services: [service] }) => {
    const actions = { ...app.triggers, ...app.searches, ...app.creates };
    for (const [key, { input }] of offeredBy(service).filter(([name]) => !name.startsWith('list_'))) {
      const fields = actions[key as keyof typeof actions]?.operation.inputFields ?? [];
      const form = fields.filter((field) => typeof field === 'function' || field.type !== 'copy');
      expect({ key, form }).toEqual({ key, form: inputFields(input) });
    }
  },
);

test.each([{}, { order_number: '' }, { order_number: ' ' }])(
  'Find Order in Aplaut fails before any request on %j',
  async (input) => {
    const error = await errorOf(search('find_order', CONNECTIONS.aplaut, input));
    expect(error).toMatchObject({
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

test('a service may word any output field in its own way, and any input field that is not of the core', async () => {
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
  expect(await shown('outputFields', shop.id)).toMatchObject([{ key: 'note', label: 'Note' }]);
  expect(await shown('outputFields', aplaut.id)).toMatchObject([
    { key: 'note', label: 'Note to the Courier' },
  ]);
  // What is static has one wording for all.
  expect(await shown('inputFields', shop.id)).toMatchObject([{ key: 'note', label: 'Note' }]);
  expect(await shown('inputFields', aplaut.id)).toMatchObject([{ key: 'note', label: 'Note' }]);
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
