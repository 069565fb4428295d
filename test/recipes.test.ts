import { RECIPES } from '../recipes/index.ts';
import type { Recipe, Values } from '../recipes/recipe.ts';
import { errorFrom } from './support/app.ts';
import { useSandboxAt10 } from './support/clock.ts';
import { runRecipe } from './support/recipe-run.ts';

type Name = keyof typeof RECIPES;
const NAMES = Object.keys(RECIPES) as Name[];

const sandbox = useSandboxAt10();

const inShop = (number: number) => sandbox().influencersoft.service.orders.get(number);
const inAplaut = (number: string) => sandbox().aplaut.service.orders.get(number);

/** What each recipe has to leave behind: in a service, and what it sent to other apps. */
const OUTCOMES: Record<Name, (sent: readonly { event: string; fields: Values }[]) => void> = {
  'paid-orders-to-aplaut': () =>
    expect(inAplaut('258363')).toMatchObject({
      consumer_email: 'jane@example.com',
      consumer_name: 'Jane Austen',
      created_at: '2026-11-21T10:00:00Z',
      order_lines: [{ product_id: 'sales', name: 'Course: first sales', price: 3900 }],
      details: { payment_status: 'paid' },
    }),
  'cancelled-orders-to-aplaut': () =>
    expect(inAplaut('258363')).toMatchObject({
      order_lines: [{ product_id: 'sales', name: 'Course: first sales', price: 3900 }],
      details: { payment_status: 'cancelled', fulfillment_status: 'cancelled' },
    }),
  'shopify-orders-to-aplaut': () =>
    expect(inAplaut('1001')).toMatchObject({
      consumer_email: 'bob.norman@mail.example.com',
      created_at: '2008-01-10T11:00:00-05:00',
      order_lines: [
        { product_id: '632910392', name: 'IPod Nano - 8gb - green', price: 199 },
        { product_id: '921728736', name: 'IPod Touch - 8gb', price: 199 },
      ],
      details: { payment_status: 'paid', fulfillment_status: 'fulfilled' },
    }),
  'sheet-rows-to-orders': () =>
    expect(inShop(258367)).toMatchObject({
      status: 'waiting',
      fields: {
        bill_email: 'ada@example.com',
        bill_first_name: 'Ada',
        bill_surname: 'Lovelace',
        bill_phone: '+44 20 7946 0000',
        bill_comment: 'Met at the book fair',
        bill_tag: 'sheet',
      },
      items: [{ good: { good_name: 'sales' }, price: '3500' }],
    }),
  'stripe-payments-to-paid-orders': () =>
    expect(inShop(258363)).toMatchObject({ status: 'paid', paid: Date.parse('2026-11-22T10:00:00Z') / 1000 }),
  'stripe-refunds-to-returned-orders': () => expect(inShop(258361)).toMatchObject({ status: 'return' }),
  'shipments-to-sent-orders': () =>
    expect(inShop(258362)).toMatchObject({
      status: 'waiting',
      fields: { rpo: '9400111899561704681189', date: String(Date.parse('2026-11-22T07:58:37Z') / 1000) },
    }),
  'orders-to-hubspot-line-items': (sent) =>
    expect(sent).toEqual([
      {
        event: 'Create Deal',
        fields: {
          'Deal Name': 'Order 258367 of Ada Lovelace',
          Amount: '4400.00',
          'Close Date': '2026-11-22T10:00:00Z',
        },
      },
      lineItem('Course: first sales', 'sales', '3500'),
      lineItem('Invoice template', 'invoice', '900.00'),
    ]),
  'new-orders-to-slack': (sent) =>
    expect(sent).toEqual([
      {
        event: 'Send Channel Message',
        fields: {
          Channel: '#orders',
          'Message Text': 'New order 258367 of Ada Lovelace (ada@example.com): 3500.00, waiting',
        },
      },
    ]),
  'paid-customers-to-mailchimp': (sent) =>
    expect(sent).toEqual([
      {
        event: 'Add/Update Subscriber',
        fields: {
          'Subscriber Email': 'jane@example.com',
          FNAME: 'Jane',
          LNAME: 'Austen',
          Tags: 'sales',
          'Update Existing': 'yes',
        },
      },
    ]),
};

const lineItem = (name: string, sku: string, price: string) => ({
  event: 'Create Line Item',
  fields: { Name: name, SKU: sku, 'Unit Price': price, Quantity: '1', 'Associated Deal': '31757894' },
});

/** All orders of all services, but for when they were changed last. */
const allOrders = () => {
  const { influencersoft, justclick, aplaut } = sandbox();
  return [influencersoft, justclick, aplaut].map(({ service }) =>
    [...service.orders.values()].map((order) => ({ ...order, updated_at: undefined })),
  );
};

/** The first line of what a step failed with, if it did. */
const failureLine = (step: Promise<unknown>): Promise<string | undefined> =>
  step.then(
    () => undefined,
    (error: Error) => errorFrom(error).first,
  );

test.each(NAMES)('%s does what it is for', async (name) => {
  const { sent } = await runRecipe(RECIPES[name]);
  OUTCOMES[name](sent);
});

test.each(NAMES)(
  '%s: its last step, replayed, changes no order and says what its page says',
  async (name) => {
    const { replay }: Recipe = RECIPES[name];
    const run = await runRecipe(RECIPES[name]);
    const before = structuredClone(allOrders());
    expect(await failureLine(run.replay())).toBe(replay.error);
    expect(allOrders()).toEqual(before);
  },
);

const withUnknownProduct = NAMES.filter((name) => {
  const { unknownProduct }: Recipe = RECIPES[name];
  return unknownProduct.values !== undefined;
});

test.each(withUnknownProduct)(
  '%s with an unknown product makes no order and says what its page says',
  async (name) => {
    const { unknownProduct }: Recipe = RECIPES[name];
    const before = structuredClone(allOrders());
    expect(await failureLine(runRecipe(RECIPES[name], unknownProduct.values))).toBe(unknownProduct.error);
    expect(allOrders()).toEqual(before);
  },
);

test('a partial refund leaves the order as it is', async () => {
  const before = structuredClone(allOrders());
  await runRecipe(RECIPES['stripe-refunds-to-returned-orders'], { data__object__refunded: false });
  expect(allOrders()).toEqual(before);
});
