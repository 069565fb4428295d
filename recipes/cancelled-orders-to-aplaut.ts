import type { Recipe } from './recipe.ts';

export const cancelledOrdersToAplaut: Recipe = {
  purpose: 'Ask nobody for a review who has cancelled',
  title: 'Update orders in Aplaut from cancelled orders in InfluencerSoft',
  description:
    'Nobody likes to be asked about something they never got. This Zap sets an order in Aplaut to cancelled once it is cancelled in InfluencerSoft.',
  steps: [
    { kind: 'trigger', account: 'influencersoft', action: 'cancelled_order', fields: {} },
    {
      kind: 'create',
      account: 'aplaut',
      action: 'update_order_status',
      fields: {
        order_number: '{{1.order_number}}',
        payment_status: 'cancelled',
        fulfillment_status: 'cancelled',
      },
    },
  ],
  notes: [
    'The words are your own: take those that your settings in Aplaut go by.',
    'Create If Missing stays empty, so that an order that never was in Aplaut is not created there; the step then fails and says so.',
  ],
  replay: { text: 'The same words are set again, which changes nothing.' },
  unknownProduct: { text: 'No product is sent: those of the order stay as they are.' },
  example: {
    before: {
      account: 'aplaut',
      action: 'create_order',
      input: {
        order_number: '258363',
        email: 'jane@example.com',
        items: [{ product: 'sales', name: 'Course: first sales', price: '3900.00' }],
        payment_status: 'waiting',
      },
    },
    event: {
      account: 'influencersoft',
      action: 'update_order_status',
      input: { order_number: '258363', status: 'cancel' },
    },
  },
};
