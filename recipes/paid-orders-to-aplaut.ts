import type { Recipe } from './recipe.ts';

export const paidOrdersToAplaut: Recipe = {
  purpose: 'Ask everybody who has paid for a review',
  title: 'Create orders in Aplaut from paid orders in InfluencerSoft',
  description:
    'Reviews are worth most from people who bought. This Zap creates each order in Aplaut once it is paid in InfluencerSoft, with its products, so that Aplaut can ask the customer about them.',
  steps: [
    { kind: 'trigger', account: 'influencersoft', action: 'paid_order', fields: {} },
    {
      kind: 'create',
      account: 'aplaut',
      action: 'create_order',
      fields: {
        'items[].product': '{{1.items[].product}}',
        'items[].name': '{{1.items[].name}}',
        'items[].price': '{{1.items[].price}}',
        order_number: '{{1.order_number}}',
        email: '{{1.email}}',
        full_name: '{{1.full_name}}',
        phone: '{{1.phone}}',
        created_at: '{{1.created_at}}',
        payment_status: '{{1.payment_status}}',
      },
    },
  ],
  notes: ['With an account of JustClick in step 1 it is the same.'],
  replay: {
    text: 'Aplaut takes an order number once. If the step had been cut off after it created the order, a replay finds that order and succeeds; otherwise it fails and changes nothing.',
    error:
      'Order 258363 already exists in Aplaut, and nothing was changed. To change it, set If the Order Exists to Update the Existing Order, or use Update Order Status.',
  },
  unknownProduct: {
    text: 'Aplaut takes an order with any product. The codes of the shop have to be those of the product feed of Aplaut for a review to get to its product.',
  },
  example: {
    event: {
      account: 'influencersoft',
      action: 'update_order_status',
      input: { order_number: '258363', status: 'paid' },
    },
  },
};
