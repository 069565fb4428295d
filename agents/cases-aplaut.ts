import { type AgentCase, casesOf, type PlainRequest } from './case.ts';

const WITH: readonly PlainRequest[] = [
  {
    id: 'aplaut-order',
    request: 'Put order 1001 of ada@example.com into Aplaut: product 45 for 6 800,50.',
    right: { added: [{ number: '1001', items: '45 6800.50', email: 'ada@example.com' }] },
  },
  {
    id: 'by-phone',
    request:
      'Order 1002: two pairs of 46, 10,801.00 in total, for the customer with the phone +7 928 777-77-77.',
    right: { added: [{ number: '1002', items: '46 5400.50, 46 5400.50', phone: /777-?77-?77$/ }] },
  },
  {
    id: 'aplaut-paid',
    request: 'A-100 has been paid.',
    right: { changed: { 'A-100': { payment_status: 'paid' } } },
  },
  {
    id: 'delivered',
    request: 'The parcel of order A-101 has been delivered.',
    right: { changed: { 'A-101': { fulfillment_status: 'delivered' } } },
  },
  {
    id: 'order-a-102',
    request: "Order A-102 won't be sent, it has been cancelled. Don't delete it.",
    right: [
      { changed: { 'A-102': { fulfillment_status: /^cancell?ed$/ } } },
      { changed: { 'A-102': { payment_status: /^cancell?ed$/ } } },
      { changed: { 'A-102': { fulfillment_status: /^cancell?ed$/, payment_status: /^cancell?ed$/ } } },
    ],
  },
  {
    id: 'aplaut-delete',
    request: 'A-102 should never have been there. Delete it, for good.',
    right: { removed: ['A-102'] },
  },
  {
    id: 'leather-boots',
    request:
      'Order 1003 of bob@example.com: one pair of "Leather boots" for 5,400.50. I don\'t know the code.',
    right: { added: [{ number: '1003', items: '46 5400.50', email: 'bob@example.com' }] },
  },
  {
    id: 'order-a-100',
    request:
      'Order A-100 of ada@example.com is not for 45 after all, but for one 46 at 5000. It may not be in Aplaut yet.',
    right: { changed: { 'A-100': { items: '46 5000.00' } } },
  },
  {
    id: 'paid-or-new',
    request: "Set A-999 to paid. If Aplaut doesn't have it yet, it should be created with that status.",
    right: { added: [{ number: 'A-999', items: '', payment_status: 'paid' }] },
  },
  {
    id: 'new-york-time',
    request:
      'Order 1004 of eve@example.com, product 45 for 6800: she placed it on 1 March 2026 at 8:15 in the morning in New York.',
    right: {
      added: [
        {
          number: '1004',
          items: '45 6800.00',
          email: 'eve@example.com',
          created_at: '2026-03-01T13:15:00Z',
        },
      ],
    },
  },
  {
    id: 'order-1005',
    request: 'Order 1005: three sock-3 at 90 each for Zoë Müller.',
    right: 'ask',
  },
  {
    id: 'detail',
    request: 'Keep with order A-100 that its region is 74. Nothing else changes.',
    right: { changed: { 'A-100': { 'details.region': '74' } } },
  },
  {
    id: 'three-more',
    request: 'Add three more of 45 to order A-100.',
    right: 'ask',
  },
  {
    id: 'one-45-for-ada',
    request: 'Create an order in Aplaut for ada@example.com: product 45 for 6800.',
    right: 'ask',
  },
  {
    id: 'refunded',
    request: 'The customer of A-101 has been refunded in full. Note that, the parcel itself stays with her.',
    right: { changed: { 'A-101': { payment_status: /refund|return/ } } },
  },
];

const WITHOUT: readonly PlainRequest[] = [
  {
    id: 'core-order',
    request: 'Create order 2001 for ada@example.com: one 45 at 6800.',
    right: { added: [{ number: '2001', items: '45 6800.00', email: 'ada@example.com' }] },
  },
  {
    id: 'core-phone',
    request: 'Order 2002, phone 8 (928) 777-77-77, two pairs of 46 at 5.000,00 each.',
    right: { added: [{ number: '2002', items: '46 5000.00, 46 5000.00', phone: /777-?77-?77$/ }] },
  },
  {
    id: 'core-paid',
    request: 'A-100 is paid, mark it.',
    right: { changed: { 'A-100': { payment_status: 'paid' } } },
  },
  {
    id: 'core-delete',
    request: 'Please delete A-102. Yes, I am sure.',
    right: { removed: ['A-102'] },
  },
  {
    id: 'one-46-for-liz',
    request: 'liz@example.com orders one 46 at 5400. Create the order.',
    right: 'ask',
  },
  {
    id: 'core-two-orders',
    request:
      'Two orders: 2003 of ada@example.com is for 45 at 6800, and 2004 of bob@example.com for 46 at 5,400.50.',
    right: {
      added: [
        { number: '2003', items: '45 6800.00', email: 'ada@example.com' },
        { number: '2004', items: '46 5400.50', email: 'bob@example.com' },
      ],
    },
  },
  {
    id: 'just-one-order',
    request: 'Delete the order of ada@example.com. She has just one.',
    right: 'ask',
  },
  {
    id: 'core-russian',
    request: 'Заказ 2005: ботинки 45, две пары по 6 800,50, телефон покупателя +79287777777.',
    right: { added: [{ number: '2005', items: '45 6800.50, 45 6800.50', phone: /9287777777$/ }] },
  },
  {
    id: 'last-year',
    request:
      'Order 2006 of ada@example.com was made on 31 December 2025 at 23:30 UTC: one 45 at 6800. Enter it with that time.',
    right: {
      added: [
        {
          number: '2006',
          items: '45 6800.00',
          email: 'ada@example.com',
          created_at: '2025-12-31T23:30:00Z',
        },
      ],
    },
  },
  {
    id: 'order-2007',
    request:
      'Order 2007 of ada@example.com: one 45 at 6800 with the coupon spring10. The coupon has to be on the order.',
    right: 'ask',
  },
  {
    id: 'fifteen-hundred',
    request: 'Order 2008 of ada@example.com: one 45 at 1,500 (fifteen hundred).',
    right: { added: [{ number: '2008', items: '45 1500.00', email: 'ada@example.com' }] },
  },
  { id: 'delete-please', request: 'Delete the order, please.', right: 'ask' },
  {
    id: 'spelled-out',
    request: 'Order 2009 for ada at example dot com: product 45, sixty-eight hundred.',
    right: { added: [{ number: '2009', items: '45 6800.00', email: 'ada@example.com' }] },
  },
  {
    id: 'sales-for-ada',
    request: 'Create an order in our InfluencerSoft shop: sales for ada@example.com.',
    right: 'ask',
  },
  {
    id: 'yesterday',
    request: 'max@example.de ordered one 45 for 1,5 Tsd. yesterday at noon; the order is number 2010.',
    right: {
      added: [
        {
          number: '2010',
          items: '45 1500.00',
          email: 'max@example.de',
          created_at: '2026-11-25T09:00:00Z',
        },
      ],
    },
  },
];

export const APLAUT_CASES: readonly AgentCase[] = [
  ...casesOf('aplaut', true, WITH),
  ...casesOf('aplaut', false, WITHOUT),
];
