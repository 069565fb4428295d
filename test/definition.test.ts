import { readFileSync } from 'node:fs';
import app from '../index.ts';
import { isOffered, offeredBy } from '../src/contract/service.ts';
import { fieldPaths, fieldsOf } from '../src/form/fields.ts';
import { ORDER } from '../src/orders/order.ts';
import { SERVICES } from '../src/services/index.ts';
import { DOCUMENTS } from '../tools/docs/documents.ts';
import { ACTIONS, CONNECTIONS, complete, fieldsShown } from './support/app.ts';

const { creates } = complete(app);
const actions = Object.values(ACTIONS);

/** All services that have this action have the same form. */
const ADDRESS = ['address', 'address_2', 'city', 'region', 'postal_code', 'country'];
const WITH_PAYMENT_STATUS = [
  'note',
  ...['items', 'email', 'first_name', 'last_name', 'middle_name', 'phone'],
  ...ADDRESS.map((key) => `shipping_${key}`),
  'shipping_phone',
  ...ADDRESS.map((key) => `billing_${key}`),
  ...[
    'coupon_number',
    'tag',
    'comment',
    'ip',
    'created_at',
    'status',
    'paid_at',
    'payment_method',
    'confirmed',
  ],
  ...['sales_manager', 'affiliates'],
  ...['utm_medium', 'utm_source', 'utm_campaign', 'utm_content', 'utm_term'],
];

test('what every service has is static, and what an order needs', () => {
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
    find_order: ['order_number', 'customer_email'],
    find_product: ['query'],
    find_coupon: ['query'],
    find_sales_manager: ['query'],
    create_order: ['note', 'items', 'order_number', 'email', 'phone', 'created_at'],
    create_order_with_payment_status: WITH_PAYMENT_STATUS,
    update_order_status: [
      'order_number',
      'status',
      'date',
      'tracking_number',
      'payment_status',
      'fulfillment_status',
    ],
    delete_order: ['note', 'order_number'],
  });
});

test('the sample of Create Order', () => {
  expect(creates.create_order.operation.sample).toEqual({
    id: '258367',
    order_number: '258367',
    service: 'influencersoft',
    items: [{ product: 'sales' }],
  });
});

test('an unresolved token of the editor, or an odd value, breaks no form', async () => {
  const tokens = {
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
  const commands = SERVICES.flatMap(({ commands }) => Object.values(commands).filter(isOffered));
  for (const { output } of commands) {
    const shared = fieldsOf(output).filter(({ key }) => order.has(key));
    expect(shared.length).toBeGreaterThanOrEqual(3);
    expect(shared.map(({ key, label, type }) => ({ key, label, type }))).toEqual(
      shared.map(({ key }) => order.get(key)),
    );
  }
});

test('every field of every form has help, but for line items, whose fields have it', () => {
  const fields = SERVICES.flatMap((service) =>
    offeredBy(service).flatMap(([key, { input }]) =>
      fieldPaths(input).map(([path, field]) => ({ name: `${service.id} ${key} ${path}`, ...field })),
    ),
  );
  expect(fields.length).toBeGreaterThan(200);
  const silent = fields.filter(({ help, type }) => help === undefined && type !== 'line_items');
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('a form is shown even if nothing is known of the connection', async () => {
  expect((await fieldsShown('create_order', 'inputFields', {})).length).toBeGreaterThan(20);
});

test.each(Object.entries(DOCUMENTS))('%s is what the code says (npm run docs)', (file, make) => {
  expect(readFileSync(file, 'utf8')).toBe(make());
});
