import type { Recipe } from './recipe.ts';

export const ordersToHubspotLineItems: Recipe = {
  purpose: 'Have every order in the CRM, with its line items',
  title: 'Create deals with line items in HubSpot from new orders in InfluencerSoft',
  description:
    'Sales people work in the CRM, not in the shop. This Zap creates a deal in HubSpot for each new order in InfluencerSoft, and a line item for each of its products.',
  steps: [
    { kind: 'trigger', account: 'influencersoft', action: 'new_order', fields: {} },
    {
      kind: 'other',
      app: 'HubSpot',
      event: 'Create Deal',
      fields: {
        'Deal Name': 'Order {{1.order_number}} of {{1.full_name}}',
        Amount: '{{1.total}}',
        'Close Date': '{{1.created_at}}',
      },
      sample: { id: '31757894' },
      directory:
        'https://zapier.com/apps/hubspot/integrations/webhook/70035/create-hubspot-deals-from-catch-hooks',
      source: 'https://developers.hubspot.com/docs/api/crm/deals',
    },
    {
      kind: 'loop',
      fields: {
        Product: '{{1.items[].product}}',
        Name: '{{1.items[].name}}',
        Price: '{{1.items[].price}}',
      },
    },
    {
      kind: 'other',
      app: 'HubSpot',
      event: 'Create Line Item',
      fields: {
        Name: '{{3.Name}}',
        SKU: '{{3.Product}}',
        'Unit Price': '{{3.Price}}',
        Quantity: '1',
        'Associated Deal': '{{2.id}}',
      },
      sample: { id: '3893873' },
      directory:
        'https://zapier.com/apps/capsulecrm/integrations/hubspot/1510468/create-hubspot-line-items-for-new-or-updated-capsule-crm-opportunities',
      source: 'https://developers.hubspot.com/docs/api-reference/crm-line-items-v3/guide',
    },
  ],
  notes: [
    'An app that takes line items in one step, as most apps for invoices do, needs no loop: map the fields of Line Items straight to its own.',
  ],
  replay: {
    text: 'A replay of the trigger makes a second deal: HubSpot takes any number of deals of the same name. Put a step Find Deal before step 2 if you replay whole runs.',
  },
  unknownProduct: { text: 'A line item in HubSpot needs no product of its library.' },
  example: {
    event: {
      account: 'influencersoft',
      action: 'create_order',
      input: {
        email: 'ada@example.com',
        first_name: 'Ada',
        last_name: 'Lovelace',
        items: [{ product: 'sales', price: '3500' }, { product: 'invoice' }],
      },
    },
  },
};
