import { LOGIN, SHOP_KEY } from '../sandbox/accounts.ts';

/**
 * The event with which Zapier would have the order of the vendor's PHP sample created through our form (`CreateOrder`;
 * help.justclick.io, archive 582).
 */
export const SAMPLE_EVENT = {
  command: 'execute',
  method: 'creates.create_order.operation.perform',
  bundle: {
    authData: { service: 'influencersoft', login: LOGIN, api_key: SHOP_KEY },
    inputData: {
      items: [{ product: 'invoice', price: '1500' }, { product: 'sales' }],
      first_name: 'Name',
      last_name: 'Surname',
      middle_name: 'Middle Name',
      email: 'user4@email.ru',
      phone: '+7(928)777-77-77',
      country: 'USA',
      region: 'New York',
      city: 'New York',
      address: 'Wall St.',
      postal_code: '345678',
      coupon: 'skidka50',
      tag: 'AdWords',
      comment: 'in a beautiful box',
      ip: '192.168.0.1',
      auto_cancel: 'product',
      created_at: '2010-11-29T03:36:59Z',
      payment_domain: 'www.shop.io',
      utm_medium: 'cpc',
      utm_source: 'direct',
      utm_campaign: 'my campaign',
      utm_content: 'content_123',
      utm_term: 'my_label',
    },
  },
  calledFromCli: true,
};
