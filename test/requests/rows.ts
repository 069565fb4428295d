import type { ServiceName } from '../support/app.ts';

/** How one field is sent: the input to add, and the part of a request that it adds. */
interface Sent {
  input: Readonly<Record<string, unknown>>;
  sends: string;
}

/** A field that is not sent: the input to add, and a text that no request may hold. */
interface NotSent {
  input: Readonly<Record<string, unknown>>;
  keeps: string;
}

/** The fields of one implementation of an action. */
export interface RequestRows {
  service: ServiceName;
  action: string;
  /** The smallest input that is accepted, to which each row adds its own. */
  base: Readonly<Record<string, unknown>>;
  fields: Readonly<Record<string, Sent | NotSent>>;
}

const at = '2026-11-22T10:00:00+03:00';
const shop = 'influencersoft';
const items = [{ product: 'invoice' }];
const email = 'base@example.com';

/**
 * What every field is sent as, by the vendors' pages: parameter names and values are literals, as they are in the request.
 * The name of each entry is the service and the key of the action.
 */
export const REQUEST_ROWS: Readonly<Record<string, RequestRows>> = {
  'InfluencerSoft create_order': {
    service: shop,
    action: 'create_order',
    base: { items, email },
    fields: {
      'items[].product': {
        input: { items: [{ product: 'sales' }] },
        sends: 'goods%5B0%5D%5Bgood_name%5D=sales',
      },
      'items[].quantity': {
        input: { items: [{ product: 'invoice', quantity: '2' }] },
        sends: 'goods%5B1%5D%5Bgood_name%5D=invoice',
      },
      'items[].price': {
        input: { items: [{ product: 'invoice', price: '1500.50' }] },
        sends: 'goods%5B0%5D%5Bgood_sum%5D=1500.50',
      },
      email: { input: { email: 'ada@example.com' }, sends: 'bill_email=ada%40example.com' },
      first_name: { input: { first_name: 'Ada' }, sends: 'bill_first_name=Ada' },
      last_name: { input: { last_name: 'Lovelace' }, sends: 'bill_surname=Lovelace' },
      middle_name: { input: { middle_name: 'Augusta' }, sends: 'bill_middle_name=Augusta' },
      phone: { input: { phone: '+79287777777' }, sends: 'bill_phone=%2B79287777777' },
      country: { input: { country: 'USA' }, sends: 'bill_country=USA' },
      region: { input: { region: 'New York' }, sends: 'bill_region=New+York' },
      city: { input: { city: 'New York' }, sends: 'bill_city=New+York' },
      address: { input: { address: '11 Wall St.' }, sends: 'bill_address=11+Wall+St.' },
      postal_code: { input: { postal_code: '10005' }, sends: 'bill_postal_code=10005' },
      coupon: { input: { coupon: 'spring10' }, sends: 'bill_kupon=spring10' },
      tag: { input: { tag: 'AdWords' }, sends: 'bill_tag=AdWords' },
      comment: { input: { comment: 'In a box' }, sends: 'bill_comment=In+a+box' },
      ip: { input: { ip: '203.0.113.7' }, sends: 'bill_ip=203.0.113.7' },
      created_at: { input: { created_at: at }, sends: 'bill_created=1795330800' },
      auto_cancel: { input: { auto_cancel: 'never' }, sends: 'bill_timer_kill=0' },
      auto_cancel_at: {
        input: { auto_cancel: 'at', auto_cancel_at: at },
        sends: 'bill_timer_kill=1795330800',
      },
      payment_domain: {
        input: { payment_domain: 'shop.example.com' },
        sends: 'bill_domain=shop.example.com',
      },
      affiliate: {
        input: { affiliate: 'partner' },
        sends: 'utm%5Butm_medium%5D=affiliate&utm%5Butm_source%5D=partner',
      },
      utm_medium: { input: { utm_medium: 'cpc' }, sends: 'utm%5Butm_medium%5D=cpc' },
      utm_source: { input: { utm_source: 'news' }, sends: 'utm%5Butm_source%5D=news' },
      utm_campaign: { input: { utm_campaign: 'spring' }, sends: 'utm%5Butm_campaign%5D=spring' },
      utm_content: { input: { utm_content: 'banner' }, sends: 'utm%5Butm_content%5D=banner' },
      utm_term: { input: { utm_term: 'boots' }, sends: 'utm%5Butm_term%5D=boots' },
      aff_medium: { input: { aff_medium: 'cpc' }, sends: 'utm%5Baff_medium%5D=cpc' },
      aff_source: { input: { aff_source: 'blog' }, sends: 'utm%5Baff_source%5D=blog' },
      aff_campaign: { input: { aff_campaign: 'spring' }, sends: 'utm%5Baff_campaign%5D=spring' },
      aff_content: { input: { aff_content: 'banner' }, sends: 'utm%5Baff_content%5D=banner' },
      aff_term: { input: { aff_term: 'boots' }, sends: 'utm%5Baff_term%5D=boots' },
    },
  },
  'InfluencerSoft create_order_with_payment_status': {
    service: shop,
    action: 'create_order_with_payment_status',
    base: { items, email },
    fields: {
      'items[].product': {
        input: { items: [{ product: 'sales' }, { product: 'invoice' }] },
        sends: 'product_names=sales%2Cinvoice',
      },
      'items[].quantity': {
        input: { items: [{ product: 'invoice', quantity: '2' }] },
        sends: 'product_names=invoice%2Cinvoice',
      },
      'items[].price': {
        input: { items: [{ product: 'invoice', price: '1500.50' }] },
        sends: 'product_prices=1500.50',
      },
      email: { input: { email: 'ada@example.com' }, sends: 'customer_email=ada%40example.com' },
      first_name: { input: { first_name: 'Ada' }, sends: 'customer_first_name=Ada' },
      last_name: { input: { last_name: 'Lovelace' }, sends: 'customer_last_name=Lovelace' },
      middle_name: { input: { middle_name: 'Augusta' }, sends: 'customer_middle_name=Augusta' },
      phone: { input: { phone: '+79287777777' }, sends: 'customer_phone=%2B79287777777' },
      shipping_address: {
        input: { shipping_address: '11 Wall St.' },
        sends: 'customer_shipping=11+Wall+St.',
      },
      shipping_address_2: {
        input: { shipping_address_2: 'Floor 3' },
        sends: 'customer_shipping_address_2=Floor+3',
      },
      shipping_city: { input: { shipping_city: 'New York' }, sends: 'customer_shipping_city=New+York' },
      shipping_region: { input: { shipping_region: 'New York' }, sends: 'customer_shipping_state=New+York' },
      shipping_postal_code: {
        input: { shipping_postal_code: '10005' },
        sends: 'customer_shipping_zip=10005',
      },
      shipping_country: { input: { shipping_country: 'us' }, sends: 'customer_shipping_country_code=US' },
      shipping_phone: {
        input: { shipping_phone: '+12125550100' },
        sends: 'customer_shipping_phone=%2B12125550100',
      },
      billing_address: {
        input: { billing_address: '11 Wall St.' },
        sends: 'customer_billing_address_1=11+Wall+St.',
      },
      billing_address_2: {
        input: { billing_address_2: 'Floor 3' },
        sends: 'customer_billing_address_2=Floor+3',
      },
      billing_city: { input: { billing_city: 'New York' }, sends: 'customer_billing_city=New+York' },
      billing_region: { input: { billing_region: 'New York' }, sends: 'customer_billing_state=New+York' },
      billing_postal_code: { input: { billing_postal_code: '10005' }, sends: 'customer_billing_zip=10005' },
      billing_country: { input: { billing_country: 'de' }, sends: 'customer_billing_country_code=DE' },
      coupon_number: { input: { coupon_number: '17' }, sends: '&coupon=17' },
      tag: { input: { tag: 'AdWords' }, sends: 'order_tag=AdWords' },
      comment: { input: { comment: 'In a box' }, sends: '&note=In+a+box' },
      ip: { input: { ip: '203.0.113.7' }, sends: 'order_ip=203.0.113.7' },
      created_at: { input: { created_at: at }, sends: 'order_created_at=2026-11-22+10%3A00%3A00' },
      paid_at: { input: { paid_at: at }, sends: 'order_paid_at=2026-11-22+10%3A00%3A00' },
      status: { input: { status: 'refunded' }, sends: 'order_status=MoneyBack' },
      confirmed: { input: { confirmed: true }, sends: 'order_confirmed=Yes' },
      payment_method: { input: { payment_method: 'PayPal' }, sends: '&payment_method=PayPal' },
      sales_manager: { input: { sales_manager: '12' }, sends: 'order_sales_manager=12' },
      affiliates: { input: { affiliates: ['one', 'two'] }, sends: '&affiliates=one%2Ctwo' },
      utm_medium: { input: { utm_medium: 'cpc' }, sends: '&utm_medium=cpc' },
      utm_source: { input: { utm_source: 'news' }, sends: '&utm_source=news' },
      utm_campaign: { input: { utm_campaign: 'spring' }, sends: '&utm_campaign=spring' },
      utm_content: { input: { utm_content: 'banner' }, sends: '&utm_content=banner' },
      utm_term: { input: { utm_term: 'boots' }, sends: '&utm_term=boots' },
    },
  },
  'InfluencerSoft update_order_status': {
    service: shop,
    action: 'update_order_status',
    base: { order_number: '258362', status: 'cancel' },
    fields: {
      order_number: { input: { order_number: '258363' }, sends: 'bill_id=258363' },
      status: { input: { status: 'return' }, sends: 'status=return' },
      date: { input: { status: 'paid', date: at }, sends: 'date=1795330800' },
      tracking_number: {
        input: { status: 'sent', date: at, tracking_number: '10000000000000' },
        sends: 'rpo=10000000000000',
      },
    },
  },
  'InfluencerSoft delete_order': {
    service: shop,
    action: 'delete_order',
    base: { order_number: '258361' },
    fields: { order_number: { input: { order_number: '258360' }, sends: 'bill_id=258360' } },
  },
  'InfluencerSoft find_order': {
    service: shop,
    action: 'find_order',
    base: { customer_email: 'nobody@example.com' },
    fields: {
      order_number: { input: { order_number: '258363' }, sends: 'bill_id=258363' },
      customer_email: { input: { customer_email: 'jane@example.com' }, sends: 'email=jane%40example.com' },
      payment_status: { input: { payment_status: 'waiting' }, sends: 'pay_status=waiting' },
    },
  },
  'InfluencerSoft find_product': {
    service: shop,
    action: 'find_product',
    base: { query: 'x' },
    fields: { query: { input: { query: 'boots' }, keeps: 'boots' } },
  },
  'InfluencerSoft find_coupon': {
    service: shop,
    action: 'find_coupon',
    base: { query: 'x' },
    fields: { query: { input: { query: 'spring' }, keeps: 'spring' } },
  },
  'InfluencerSoft find_sales_manager': {
    service: shop,
    action: 'find_sales_manager',
    base: { query: 'x' },
    fields: { query: { input: { query: 'grace' }, keeps: 'grace' } },
  },
  'InfluencerSoft new_order': {
    service: shop,
    action: 'new_order',
    base: {},
    fields: { product: { input: { product: '72' }, sends: 'goods=72' } },
  },
  'InfluencerSoft paid_order': {
    service: shop,
    action: 'paid_order',
    base: {},
    fields: { product: { input: { product: '72' }, sends: '&paid=1&goods=72' } },
  },
  'InfluencerSoft order_status_changed': {
    service: shop,
    action: 'order_status_changed',
    base: {},
    fields: {
      statuses: { input: { statuses: ['settled'] }, keeps: 'settled' },
      product: { input: { product: '72' }, sends: 'goods=72' },
    },
  },
  'InfluencerSoft cancelled_order': {
    service: shop,
    action: 'cancelled_order',
    base: {},
    fields: { product: { input: { product: '72' }, sends: 'goods=72' } },
  },
  'Aplaut create_order': {
    service: 'aplaut',
    action: 'create_order',
    base: { order_number: 'A-100', email, items, if_exists: 'update' },
    fields: {
      'items[].product': {
        input: { items: [{ product: '45' }] },
        sends: '"order_lines":[{"product_id":"45"}]',
      },
      'items[].quantity': {
        input: { items: [{ product: '45', quantity: '2' }] },
        sends: '"order_lines":[{"product_id":"45"},{"product_id":"45"}]',
      },
      'items[].price': {
        input: { items: [{ product: '45', price: '1500.50' }] },
        sends: '{"product_id":"45","price":1500.5}',
      },
      'items[].name': {
        input: { items: [{ product: '45', name: 'Boots' }] },
        sends: '{"product_id":"45","name":"Boots"}',
      },
      order_number: { input: { order_number: 'A-101', if_exists: 'fail' }, sends: '"number":"A-101"' },
      if_exists: { input: { if_exists: 'update' }, keeps: 'update' },
      email: { input: { email: 'ada@example.com' }, sends: '"consumer_email":"ada@example.com"' },
      full_name: { input: { full_name: 'Ada Lovelace' }, sends: '"consumer_name":"Ada Lovelace"' },
      phone: { input: { phone: '+79287777777' }, sends: '"consumer_phone":"+79287777777"' },
      created_at: { input: { created_at: at }, sends: '"created_at":"2026-11-22T10:00:00+03:00"' },
      payment_status: {
        input: { payment_status: 'not-paid' },
        sends: '"details":{"payment_status":"not-paid"}',
      },
      fulfillment_status: {
        input: { fulfillment_status: 'packed' },
        sends: '"details":{"fulfillment_status":"packed"}',
      },
      details: { input: { details: { region: '74' } }, sends: '"details":{"region":"74"}' },
    },
  },
  'Aplaut update_order_status': {
    service: 'aplaut',
    action: 'update_order_status',
    base: { order_number: 'A-100', details: { step: '1' } },
    fields: {
      order_number: {
        input: { order_number: 'A-102', create_if_missing: true },
        sends: 'PUT /v4/orders/A-102',
      },
      payment_status: { input: { payment_status: 'paid' }, sends: '"payment_status":"paid"' },
      fulfillment_status: { input: { fulfillment_status: 'packed' }, sends: '"fulfillment_status":"packed"' },
      details: { input: { details: { region: '74' } }, sends: '"details":{"region":"74"}' },
      create_if_missing: { input: { create_if_missing: true }, keeps: 'true' },
    },
  },
  'Aplaut delete_order': {
    service: 'aplaut',
    action: 'delete_order',
    base: { order_number: 'A-102' },
    fields: { order_number: { input: { order_number: 'A-100' }, sends: 'DELETE /v4/orders/A-100' } },
  },
  'Aplaut find_order': {
    service: 'aplaut',
    action: 'find_order',
    base: { order_number: 'A-102' },
    fields: { order_number: { input: { order_number: 'A-100' }, sends: 'GET /v4/orders/A-100' } },
  },
  'Aplaut find_product': {
    service: 'aplaut',
    action: 'find_product',
    base: { query: 'no such product' },
    fields: { query: { input: { query: '45' }, sends: 'filter=external_id%3Aeq%3A45' } },
  },
  'Aplaut paid_order': {
    service: 'aplaut',
    action: 'paid_order',
    base: {},
    fields: { paid_word: { input: { paid_word: 'settled' }, keeps: 'settled' } },
  },
  'Aplaut order_status_changed': {
    service: 'aplaut',
    action: 'order_status_changed',
    base: {},
    fields: { statuses: { input: { statuses: ['settled'] }, keeps: 'settled' } },
  },
  'Aplaut cancelled_order': {
    service: 'aplaut',
    action: 'cancelled_order',
    base: {},
    fields: { cancelled_word: { input: { cancelled_word: 'settled' }, keeps: 'settled' } },
  },
};
