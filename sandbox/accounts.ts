/** What the sandbox knows from the start. Nothing here opens a real account. */
export const LOGIN = 'username';

/** The key that the vendors print in their samples, such as that of `DeleteOrder` (article 360050556792). */
export const SHOP_KEY = 'X'.repeat(40);

export const APLAUT_API_KEY = 'sandbox-aplaut-api-key';
export const APLAUT_OAUTH_TOKEN = 'sandbox-aplaut-oauth-token';

/** A product of the shop, as `GetAllGoods` lists it. */
export interface Good {
  good_id: number;
  good_name: string;
  good_title: string;
  good_sum: string;
  /** 1 is sent by mail, 0 is digital. */
  good_type: 0 | 1;
}

export const GOODS: readonly Good[] = [
  { good_id: 71, good_name: 'invoice', good_title: 'Invoice template', good_sum: '900.00', good_type: 0 },
  { good_id: 72, good_name: 'sales', good_title: 'Course: first sales', good_sum: '3900.00', good_type: 0 },
  { good_id: 73, good_name: 'boots', good_title: 'Leather boots', good_sum: '6800.00', good_type: 1 },
];

export const COUPONS: Readonly<Record<string, string>> = { skidka50: '17', spring10: '18' };

/** Employees, as `getpersonalmanagers` lists them. */
export const MANAGERS = [
  { id: 12, manager_id: 12, manager_name: 'Grace Hopper' },
  { id: 13, manager_id: 13, manager_name: 'Alan Turing' },
];

/** Orders of the last few weeks, as if they had been made in the shop. */
export const RECENT_ORDERS = [
  { number: 258360, daysAgo: 20, product: 'boots', name: ['Mary', 'Shelley'], status: 'cancel' },
  { number: 258361, daysAgo: 6, product: 'sales', name: ['Jane', 'Austen'], status: 'paid' },
  { number: 258362, daysAgo: 3, product: 'invoice', name: ['Emily', 'Dickinson'], status: 'waiting' },
  { number: 258363, daysAgo: 1, product: 'sales', name: ['Jane', 'Austen'], status: 'waiting' },
] as const;

/**
 * Orders that the vendor's samples of `UpdateOrderStatus` (article 360050670752) and `DeleteOrder` (article 360050556792) use.
 */
export const SAMPLE_ORDERS = [100000, 1111];

/** The products of Aplaut, which it takes from the shop's product feed. */
export const FEED = [
  { external_id: '45', name: 'Ботинки ECCO 69', price: 6800, url: 'https://shop.example.com/45' },
  { external_id: '46', name: 'Leather boots', price: 5400.5, url: 'https://shop.example.com/46' },
  ...Array.from({ length: 30 }, (_, index) => ({
    external_id: `sock-${index + 1}`,
    name: `Sock no. ${index + 1}`,
    price: 90,
  })),
];

/** The number of the first order that is created. */
export const FIRST_NUMBER = 258367;
