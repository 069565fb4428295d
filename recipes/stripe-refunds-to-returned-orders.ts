import type { Recipe } from './recipe.ts';

export const stripeRefundsToReturnedOrders: Recipe = {
  purpose: 'Mark an order as returned when it is refunded',
  title: 'Update orders in InfluencerSoft to returned from refunds in Stripe',
  description:
    'A refund in Stripe leaves the order in the shop as paid, and every report counts it. This Zap sets the order in InfluencerSoft to returned when all of its payment was refunded.',
  steps: [
    {
      kind: 'other',
      app: 'Stripe',
      event: 'New Event',
      sample: {
        id: 'evt_1NG8Du2eZvKYlo2CUI79vXWy',
        type: 'charge.refunded',
        data__object__id: 'ch_3MmlLrLkdIwHu7ix0snN0B15',
        data__object__refunded: true,
        data__object__metadata__order_number: '258361',
      },
      source: 'https://docs.stripe.com/api/events/object',
    },
    { kind: 'filter', value: '{{1.data__object__refunded}}', is: 'true' },
    {
      kind: 'create',
      account: 'influencersoft',
      action: 'update_order_status',
      fields: { order_number: '{{1.data__object__metadata__order_number}}', status: 'return' },
    },
  ],
  notes: [
    'Choose the event `charge.refunded` in step 1.',
    'The payment needs the number of the order in its metadata, under the name `order_number`.',
    'Stripe sets Refunded to true only when nothing of the payment is left, so that a partial refund stops at step 2.',
  ],
  replay: { text: 'The order is set to returned again, which changes nothing.' },
  unknownProduct: { text: 'No product is sent: those of the order stay as they are.' },
};
