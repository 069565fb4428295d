import type { Recipe } from './recipe.ts';

export const stripePaymentsToPaidOrders: Recipe = {
  purpose: 'Mark an order as paid when the money comes in elsewhere',
  title: 'Update orders in InfluencerSoft to paid from new payments in Stripe',
  description:
    'When customers pay by a link of Stripe, the shop does not hear of it. This Zap marks the order in InfluencerSoft as paid once Stripe has the money.',
  steps: [
    {
      kind: 'other',
      app: 'Stripe',
      event: 'New Payment',
      sample: {
        id: 'ch_3MmlLrLkdIwHu7ix0snN0B15',
        amount: 390_000,
        currency: 'usd',
        receipt_email: 'jane@example.com',
        metadata__order_number: '258363',
        paid: true,
      },
      directory:
        'https://zapier.com/apps/intercom/integrations/stripe/1389098/process-new-stripe-payments-and-create-or-update-users-in-intercom',
      source: 'https://docs.stripe.com/api/charges/object',
    },
    {
      kind: 'create',
      account: 'influencersoft',
      action: 'update_order_status',
      fields: { order_number: '{{1.metadata__order_number}}', status: 'paid' },
    },
  ],
  notes: [
    'The payment link needs the number of the order in its metadata, under the name `order_number`. A filter before step 2, "Metadata Order Number exists", keeps out other payments.',
    'Date is left empty: the order counts as paid when the step runs.',
  ],
  replay: { text: 'The order is marked as paid again, with the time of the replay as its date.' },
  unknownProduct: { text: 'No product is sent: those of the order stay as they are.' },
};
