import type { Recipe } from './recipe.ts';

export const shopifyOrdersToAplaut: Recipe = {
  purpose: 'Keep an order in Aplaut up to date with any other shop',
  title: 'Find or create orders in Aplaut for updated orders in Shopify',
  description:
    'Aplaut asks for a review at the right time if it knows where the order is. This Zap finds each updated order of Shopify in Aplaut, creates it if it is not there yet, and keeps its statuses up to date.',
  steps: [
    {
      kind: 'other',
      app: 'Shopify',
      event: 'Updated Order',
      sample: {
        id: 450_789_469,
        order_number: 1001,
        email: 'bob.norman@mail.example.com',
        phone: '+557734881234',
        created_at: '2008-01-10T11:00:00-05:00',
        financial_status: 'paid',
        fulfillment_status: 'fulfilled',
        line_items: [
          { product_id: 632_910_392, name: 'IPod Nano - 8gb - green', price: '199.00' },
          { product_id: 921_728_736, name: 'IPod Touch - 8gb', price: '199.00' },
        ],
      },
      directory:
        'https://zapier.com/templates/details/4faa9ab5f5016bc12b247acdad829a63b8dd5e94e7e0d9b58fb18d38e1a76a7d',
      source: 'https://shopify.dev/docs/api/admin-rest/latest/resources/order',
    },
    {
      kind: 'find_or_create',
      account: 'aplaut',
      action: 'find_order',
      fields: {
        order_number: '{{1.order_number}}',
        'items[].product': '{{1.line_items[].product_id}}',
        'items[].name': '{{1.line_items[].name}}',
        'items[].price': '{{1.line_items[].price}}',
        email: '{{1.email}}',
        phone: '{{1.phone}}',
        created_at: '{{1.created_at}}',
      },
    },
    {
      kind: 'create',
      account: 'aplaut',
      action: 'update_order_status',
      fields: {
        order_number: '{{2.order_number}}',
        payment_status: '{{1.financial_status}}',
        fulfillment_status: '{{1.fulfillment_status}}',
      },
    },
  ],
  notes: [
    'In the editor, step 2 is Find Order with "Create Aplaut order if it doesn\'t exist yet" ticked.',
    'Any shop with an app on Zapier will do, and so will Webhooks by Zapier for a shop without one.',
  ],
  replay: { text: 'Step 2 finds the order, and step 3 sets the same statuses again, which changes nothing.' },
  unknownProduct: {
    text: 'Aplaut takes an order with any product. The codes have to be those of the product feed of Aplaut for a review to get to its product.',
  },
};
