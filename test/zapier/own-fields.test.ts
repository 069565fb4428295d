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

/** Without their children, which are compared below. */
const ownWords = (fields: Fields) =>
  // The sample of a service is the first of the app, whatever the schema's example.
  fields.map(({ children, ...words }) => (words.key === 'service' ? { ...words, sample: undefined } : words));

/** The fields about which services differ, and which are static all the same. */
const SHARED: Partial<Record<ActionKey, readonly string[]>> = {
  create_order: ['items', 'order_number', 'email', 'phone', 'created_at'],
  find_order: ['order_number', 'customer_email'],
  update_order_status: ['status', 'date', 'tracking_number', 'payment_status', 'fulfillment_status'],
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
  '$service, $action: shows each value of a line item',
  async ({ service, action, implementation: { input, output, example } }) => {
    for (const [kind, own] of [
      ['inputFields', inputFields(input)],
      ['outputFields', outputFields(output)],
    ] as const) {
      const shown = await fieldsShown(action, kind, CONNECTIONS[service], example as Record<string, unknown>);
      // The form has them in the words of all services, which are compared below.
      const isShared = kind === 'inputFields' && SHARED[action]?.includes('items');
      const children = (fields: { key: string; children?: unknown }[]) =>
        fields.flatMap((field) =>
          ((field.children ?? []) as Fields).map((child) => [field.key, isShared ? child.key : child]),
        );
      expect(children(shown)).toEqual(expect.arrayContaining(children(own)));
    }
  },
);

test('what services differ about says who requires it, who does not take it, and what each has to add', () => {
  const helps = (['create_order', 'find_order', 'update_order_status'] as const).flatMap((action) =>
    ACTIONS[action].operation.inputFields
      .flatMap((field) =>
        typeof field === 'function' || field.type === 'copy' ? [] : [field, ...(field.children ?? [])],
      )
      .filter(({ helpText = '' }) => /Aplaut|InfluencerSoft/.test(helpText))
      .map(({ key, required, helpText }) => ({ field: `${action}.${key}`, required, helpText })),
  );
  expect(helps).toEqual([
    {
      field: 'create_order.product',
      required: true,
      helpText:
        'The product code. Find Product returns it as Product. Several line items can have the same product. Aplaut: The code is the ID of the offer in the product feed.',
    },
    {
      field: 'create_order.price',
      required: false,
      helpText:
        "The price of one piece, not of all of them, in the shop's currency, with a decimal point: 1500.50. InfluencerSoft and JustClick: If this is empty, the shop charges its own price. Aplaut: If this is empty, none is stored.",
    },
    {
      field: 'create_order.name',
      required: false,
      helpText:
        'Not used for InfluencerSoft and JustClick. The name to store with the order. If this is empty, none is stored.',
    },
    {
      field: 'create_order.order_number',
      required: false,
      helpText:
        'Not for InfluencerSoft and JustClick: leave this empty. The number of the new order, such as the one it has in your shop. Required for Aplaut.',
    },
    {
      field: 'create_order.email',
      required: false,
      helpText:
        "The customer's email address. Required for InfluencerSoft and JustClick. Aplaut: Fill in this, Phone or both.",
    },
    {
      field: 'create_order.phone',
      required: false,
      helpText:
        "The customer's phone number in any format, with the country code if you know it. Aplaut: Fill in this, Email or both.",
    },
    {
      field: 'create_order.created_at',
      required: false,
      helpText:
        'When the order was made, with a time zone such as +03:00, and after January 1, 1970. Defaults to now. Aplaut: An existing order that is updated keeps its date if this is empty.',
    },
    {
      field: 'find_order.order_number',
      required: false,
      helpText:
        'The list shows recent orders. For any other, type its number, or map the one that a trigger, Find Order or Create Order returned. Required for Aplaut. InfluencerSoft and JustClick: Fill in this or Email.',
    },
    {
      field: 'find_order.customer_email',
      required: false,
      helpText:
        'Not for Aplaut: leave this empty. Finds the newest orders of the customer with this email address. It finds 8 at most, the newest first. If Order Number is filled in too, only that counts.',
    },
    {
      field: 'update_order_status.status',
      required: false,
      helpText:
        'Not for Aplaut: leave this empty. The new status. If you map it: `sent`, `paid`, `return` or `cancel`. Returned by Customer is about the goods; there is no status for a refund. Required for InfluencerSoft and JustClick.',
    },
    {
      field: 'update_order_status.date',
      required: false,
      helpText:
        'Not for Aplaut: leave this empty. When the order was sent or paid, with a time zone such as +03:00, and after January 1, 1970. Defaults to now. Not needed for the other statuses.',
    },
    {
      field: 'update_order_status.tracking_number',
      required: false,
      helpText:
        'Not for Aplaut: leave this empty. The tracking number of the parcel. Required if Status is Sent by Mail.',
    },
    {
      field: 'update_order_status.payment_status',
      required: false,
      helpText:
        'Not for InfluencerSoft and JustClick: leave this empty. In your own words, for example `paid`, `not-paid` or `refunded`. Fill in this, Fulfillment Status or both.',
    },
    {
      field: 'update_order_status.fulfillment_status',
      required: false,
      helpText:
        'Not for InfluencerSoft and JustClick: leave this empty. The state of the delivery in your own words, for example `packed`, `delivered` or `cancelled`. Fill in this, Payment Status or both.',
    },
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
  const { note: _note, ...spec } = createOrder;
  const { operation } = createFrom({ ...spec, input: note, output: note }, [
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
