import type { Recipe } from './recipe.ts';

export const paidCustomersToMailchimp: Recipe = {
  purpose: 'Write to everybody who has bought a course',
  title: 'Add subscribers in Mailchimp from paid orders in JustClick',
  description:
    'People who have bought a course want to hear what comes next. This Zap adds each customer of JustClick who has paid to an audience of Mailchimp, with the product as a tag.',
  steps: [
    { kind: 'trigger', account: 'justclick', action: 'paid_order', fields: { product: '72' } },
    {
      kind: 'other',
      app: 'Mailchimp',
      event: 'Add/Update Subscriber',
      fields: {
        'Subscriber Email': '{{1.email}}',
        FNAME: '{{1.first_name}}',
        LNAME: '{{1.last_name}}',
        Tags: 'sales',
        'Update Existing': 'yes',
      },
      sample: { id: '62eeb292278cc15f5817cb78f7790b08', status: 'subscribed' },
      directory:
        'https://zapier.com/apps/mailchimp/integrations/mailerlite/357889/add-mailchimp-subscribers-when-new-subscribers-are-added-to-groups-in-mailerlite',
      source: 'https://mailchimp.com/developer/marketing/api/list-members/add-or-update-list-member/',
    },
  ],
  notes: [
    'Product in step 1 is chosen from the list of your products, here number 72, "Course: first sales". Left empty, the Zap takes the orders of all of them.',
    'Add only customers who have agreed to get mail from you.',
  ],
  replay: { text: 'With Update Existing, Mailchimp updates the subscriber that it has.' },
  unknownProduct: {
    text: 'Step 1 tells only orders with the product that was chosen, so that there is none.',
  },
  example: {
    event: {
      account: 'justclick',
      action: 'update_order_status',
      input: { order_number: '258363', status: 'paid' },
    },
  },
};
