import zapier from 'zapier-platform-core';
import app from '../index.ts';
import { RECIPES } from '../recipes/index.ts';
import type { Recipe, Values } from '../recipes/recipe.ts';
import { Random } from '../simulation/random.ts';
import { playRecipe, type RecipeRun, withoutTimes } from '../simulation/recipe-play.ts';
import { appOf } from '../simulation/zapier/app.ts';
import { onVirtualClock } from '../simulation/zapier/clock.ts';

/** Each recipe in the double of Zapier. `npm run simulate -- recipes` plays them with the packaged app. */

type Name = keyof typeof RECIPES;
const NAMES = Object.keys(RECIPES) as Name[];

/** Plays a recipe from 10:00 UTC on 22 November 2026 on. */
async function play(name: Name, values?: Values) {
  const packaged = await appOf([zapier.createAppHandler(app)]);
  const start = new Date('2026-11-22T10:00:00Z');
  return onVirtualClock(start, () => playRecipe(new Random(1), packaged, RECIPES[name], values));
}

/** What each recipe has to leave behind: in a service, and what it sent to other apps. */
const OUTCOMES: Record<Name, (run: RecipeRun) => void> = {
  'paid-orders-to-aplaut': ({ orders }) =>
    expect(orders.aplaut.get('258363')).toMatchObject({
      consumer_email: 'jane@example.com',
      consumer_name: 'Jane Austen',
      created_at: '2026-11-21T10:00:00Z',
      order_lines: [{ product_id: 'sales', name: 'Course: first sales', price: 3900 }],
      details: { payment_status: 'paid' },
    }),
  'cancelled-orders-to-aplaut': ({ orders }) =>
    expect(orders.aplaut.get('258363')).toMatchObject({
      order_lines: [{ product_id: 'sales', name: 'Course: first sales', price: 3900 }],
      details: { payment_status: 'cancelled', fulfillment_status: 'cancelled' },
    }),
  'shopify-orders-to-aplaut': ({ orders }) =>
    expect(orders.aplaut.get('1001')).toMatchObject({
      consumer_email: 'bob.norman@mail.example.com',
      created_at: '2008-01-10T11:00:00-05:00',
      order_lines: [
        { product_id: '632910392', name: 'IPod Nano - 8gb - green', price: 199 },
        { product_id: '921728736', name: 'IPod Touch - 8gb', price: 199 },
      ],
      details: { payment_status: 'paid', fulfillment_status: 'fulfilled' },
    }),
  'sheet-rows-to-orders': ({ orders }) =>
    expect(orders.influencersoft.get(258367)).toMatchObject({
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
  'stripe-payments-to-paid-orders': ({ orders }) =>
    expect(orders.influencersoft.get(258363)).toMatchObject({
      status: 'paid',
      paid: Date.parse('2026-11-22T10:00:00Z') / 1000,
    }),
  'stripe-refunds-to-returned-orders': ({ orders }) =>
    expect(orders.influencersoft.get(258361)).toMatchObject({ status: 'return' }),
  'shipments-to-sent-orders': ({ orders }) =>
    expect(orders.influencersoft.get(258362)).toMatchObject({
      status: 'waiting',
      fields: { rpo: '9400111899561704681189', date: String(Date.parse('2026-11-22T10:00:00Z') / 1000) },
    }),
  'orders-to-hubspot-line-items': ({ sent }) =>
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
  'new-orders-to-slack': ({ sent }) =>
    expect(sent).toEqual([
      {
        event: 'Send Channel Message',
        fields: {
          Channel: '#orders',
          'Message Text': 'New order 258367 of Ada Lovelace (ada@example.com): 3500.00, waiting',
        },
      },
    ]),
  'paid-customers-to-mailchimp': ({ sent }) =>
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

test.each(NAMES)('%s does what it is for', async (name) => {
  const { run } = await play(name);
  expect(run.failures).toEqual([]);
  OUTCOMES[name](run);
});

test.each(NAMES)(
  '%s: a replay of the whole run changes no order and says what its page says',
  async (name) => {
    const { error }: Recipe['replay'] = RECIPES[name].replay;
    const { run, replay } = await play(name);
    expect(replay.failures).toEqual(error === undefined ? [] : [error]);
    expect(withoutTimes(replay.orders)).toEqual(withoutTimes(run.orders));
    expect(replay.sent).toEqual(run.sent);
  },
);

const withUnknownProduct = NAMES.filter((name) => {
  const { unknownProduct }: Recipe = RECIPES[name];
  return unknownProduct.values !== undefined;
});

test.each(withUnknownProduct)(
  '%s with an unknown product makes no order and says what its page says',
  async (name) => {
    const { values, error }: Recipe['unknownProduct'] = RECIPES[name].unknownProduct;
    const { before, run } = await play(name, values);
    expect(run.failures).toEqual([error]);
    expect(run.orders).toEqual(before);
  },
);

test('a partial refund leaves the order as it is', async () => {
  const { before, run } = await play('stripe-refunds-to-returned-orders', { data__object__refunded: false });
  expect(run.steps).toBe(0);
  expect(run.orders).toEqual(before);
});
