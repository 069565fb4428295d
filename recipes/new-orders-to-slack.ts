import type { Recipe } from './recipe.ts';

export const newOrdersToSlack: Recipe = {
  purpose: 'Tell the team of each new order',
  title: 'Send channel messages in Slack for new orders in InfluencerSoft',
  description:
    'Orders get attention when the team sees them come in. This Zap sends a message to a channel of Slack for each new order in InfluencerSoft.',
  steps: [
    { kind: 'trigger', account: 'influencersoft', action: 'new_order', fields: {} },
    {
      kind: 'other',
      app: 'Slack',
      event: 'Send Channel Message',
      fields: {
        Channel: '#orders',
        'Message Text':
          'New order {{1.order_number}} of {{1.full_name}} ({{1.email}}): {{1.total}}, {{1.payment_status}}',
      },
      sample: { ok: true, channel: 'C123456', ts: '1503435956.000247' },
      source: 'https://docs.slack.dev/reference/methods/chat.postMessage',
    },
  ],
  notes: ['With an account of JustClick or Aplaut in step 1 it is the same.'],
  replay: { text: 'The message is sent again.' },
  unknownProduct: { text: 'Step 1 tells what is in the order, so that there is none.' },
  example: {
    event: {
      account: 'influencersoft',
      action: 'create_order',
      input: {
        email: 'ada@example.com',
        first_name: 'Ada',
        last_name: 'Lovelace',
        items: [{ product: 'sales', price: '3500' }],
      },
    },
  },
};
