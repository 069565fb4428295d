import type { Recipe } from './recipe.ts';

export const shipmentsToSentOrders: Recipe = {
  purpose: 'Put the tracking number into the order when it is sent',
  title: 'Update orders in InfluencerSoft to sent from shipped orders in ShipStation',
  description:
    'Customers ask where their parcel is until they have its number. This Zap sets the order in InfluencerSoft to sent, with the tracking number, once it is shipped.',
  steps: [
    {
      kind: 'other',
      app: 'ShipStation',
      event: 'Order Shipped',
      sample: {
        shipmentId: 33_974_374,
        orderNumber: '258362',
        shipDate: '2026-11-22',
        trackingNumber: '9400111899561704681189',
        carrierCode: 'stamps_com',
      },
      source: 'https://docs.shipstation.com/apis/shipstation-v1/docs/shipments/list',
    },
    {
      kind: 'create',
      account: 'influencersoft',
      action: 'update_order_status',
      fields: {
        order_number: '{{1.orderNumber}}',
        status: 'sent',
        tracking_number: '{{1.trackingNumber}}',
      },
    },
  ],
  notes: [
    'ShipStation has to know the order by the number that it has in InfluencerSoft.',
    'Date is left empty: the order counts as sent when the step runs. The times of ShipStation have no time zone.',
  ],
  replay: {
    text: 'The order gets the same tracking number again, and the time of the replay as its date.',
  },
  unknownProduct: { text: 'No product is sent: those of the order stay as they are.' },
};
