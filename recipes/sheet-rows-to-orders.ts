import type { Recipe } from './recipe.ts';

export const sheetRowsToOrders: Recipe = {
  purpose: 'Enter orders from a spreadsheet',
  title: 'Create orders in InfluencerSoft from new rows in Google Sheets',
  description:
    'Orders that come by phone or from a fair often end up in a spreadsheet. This Zap creates an order in InfluencerSoft from each new row, with the customer, the product and the price.',
  steps: [
    {
      kind: 'other',
      app: 'Google Sheets',
      event: 'New Spreadsheet Row',
      sample: {
        Email: 'ada@example.com',
        'First Name': 'Ada',
        'Last Name': 'Lovelace',
        Phone: '+44 20 7946 0000',
        Product: 'sales',
        Price: '3500',
        Comment: 'Met at the book fair',
      },
    },
    {
      kind: 'create',
      account: 'influencersoft',
      action: 'create_order',
      fields: {
        'items[].product': '{{1.Product}}',
        'items[].price': '{{1.Price}}',
        email: '{{1.Email}}',
        first_name: '{{1.First Name}}',
        last_name: '{{1.Last Name}}',
        phone: '{{1.Phone}}',
        comment: '{{1.Comment}}',
        tag: 'sheet',
      },
    },
  ],
  notes: [
    'The sheet has a row of headings, and its Product column the codes of products, as in the last part of the link to an order page. A product that is sent by mail needs an address, too.',
    'Two rows in which everything is the same may make one order only.',
  ],
  replay: {
    text: 'The step looks for the order that it may have made before it makes one, and InfluencerSoft refuses the same order twice. A replay returns the number of the first with Already Existed.',
  },
  unknownProduct: {
    text: 'The step fails and no order is made. Enter the row once more with the right code: a replay would take the old values.',
    values: { Product: 'no-such-product' },
    error:
      'The order was not created: InfluencerSoft has no product with the code "no-such-product". Check Product in the line items: it\'s the last part of the link to the order page.',
  },
};
