import type { Bundle, ZObject } from 'zapier-platform-core';
import * as zod from 'zod/mini';
import { type Command, type Query, type Service, variantsOf } from '../../src/contract/service.ts';
import { createOrder } from '../../src/creates/create-order.ts';
import { optional } from '../../src/form/field-meta.ts';
import { inputFields } from '../../src/form/input-fields.ts';
import { outputFields } from '../../src/form/output-fields.ts';
import { TEXT } from '../../src/form/values.ts';
import { SERVICES } from '../../src/services/index.ts';
import { createFrom } from '../../src/zapier/action.ts';
import { type ActionKey, CONNECTIONS, failureOf, fieldsShown, search, useSandbox } from '../support/app.ts';

/** A form is made of fields that all services share and of those of the connected service. The service's own fields win. */

const sandbox = useSandbox();

type Fields = { key: string; [name: string]: unknown }[];

const IMPLEMENTATIONS = SERVICES.flatMap(({ id, commands, queries }) =>
  Object.entries({ ...commands, ...queries }).flatMap(([key, offer]) =>
    variantsOf<Command | Query>(offer).map((implementation) => ({
      service: id as keyof typeof CONNECTIONS,
      action: key as ActionKey,
      variant: implementation.title ?? 'its only API',
      implementation,
    })),
  ),
);

/** Without their children: line items are the same for all services, and are compared below. */
const ownWords = (fields: Fields) => fields.map(({ children, ...words }) => words);

const byKey = (fields: Fields) => [...fields].sort((a, b) => a.key.localeCompare(b.key));

test.each(IMPLEMENTATIONS)(
  '$service, $action, $variant: shows each field in its own words, once, and no other',
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
  '$service, $action, $variant: shows each value of a line item in its own words',
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
    helpText: 'The list shows recent orders; the number of any other can be typed in or mapped.',
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

test('a service may word any input and output field in its own way', async () => {
  const [shop, aplaut] = [SERVICES[0], SERVICES.at(-1) ?? SERVICES[0]];
  const note = zod.object({ note: optional(TEXT, { label: 'Note' }) });
  const ownNote = zod.object({ note: optional(TEXT, { label: 'Note to the Courier' }) });
  const command = { methods: [], params: {}, example: {}, run: () => Promise.reject(new Error('not run')) };
  const withForm = (service: Service, form: typeof note): Service => ({
    ...service,
    commands: { ...service.commands, create_order: { ...command, input: form, output: form } },
  });
  const { operation } = createFrom({ ...createOrder, input: note, output: note }, [
    withForm(shop, note),
    withForm(aplaut, ownNote),
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
