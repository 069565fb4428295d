import { type AgentCase, casesOf, type PlainRequest } from './case.ts';
import { anyTime, onDay } from './times.ts';

const COURSE = 'sales 3900.00';

const INFLUENCERSOFT_WITH: readonly PlainRequest[] = [
  {
    id: 'two-at-a-price',
    request:
      'Ada Lovelace (ada@example.com) wants the course "first sales" twice, at 3,500.00 each. Enter it for her. The product is sales.',
    right: {
      added: [
        {
          items: 'sales 3500.00, sales 3500.00',
          status: 'waiting',
          email: 'ada@example.com',
          first_name: 'Ada',
          last_name: 'Lovelace',
        },
      ],
    },
  },
  {
    id: 'invoice-template',
    request: 'New order for grace@example.com: one Invoice template, for fifteen hundred and 50 cents.',
    right: { added: [{ items: 'invoice 1500.50', status: 'waiting', email: 'grace@example.com' }] },
  },
  {
    id: 'ordered-by-phone',
    request: 'marie@example.com has ordered the product sales for 1.250,00 by phone. Please enter it.',
    right: { added: [{ items: 'sales 1250.00', status: 'waiting', email: 'marie@example.com' }] },
  },
  {
    id: 'in-german',
    request: 'Bestellung für karl@example.de: drei Stück sales, zusammen 3.900 statt 11.700. Bitte anlegen.',
    right: {
      added: [
        {
          items: 'sales 1300.00, sales 1300.00, sales 1300.00',
          status: 'waiting',
          email: 'karl@example.de',
        },
      ],
    },
  },
  {
    id: 'paid-yesterday',
    request: 'The money for order 258363 came in by bank transfer yesterday at six in the evening.',
    right: { changed: { 258363: { status: 'paid', paid_at: '2026-11-25T15:00:00Z' } } },
  },
  {
    id: 'order-258361',
    request: 'Jane Austen has been given her money back for order 258361. Record that.',
    right: { changed: { 258361: { status: 'return' } } },
  },
  {
    id: 'stays-in-the-books',
    request: "Get rid of order 258362: she doesn't want it any more. It has to stay in the books, though.",
    right: { changed: { 258362: { status: 'cancel' } } },
  },
  {
    id: 'test-order',
    request: "Order 258360 was a test. Remove it from the shop for good, I know that can't be undone.",
    right: { removed: ['258360'] },
  },
  {
    id: 'sent-with-tracking',
    request: 'Order 258361 went to the post office at nine this morning. The parcel is RA123456785RU.',
    right: { changed: { 258361: { tracking_number: 'RA123456785RU', sent_at: '2026-11-26T06:00:00Z' } } },
  },
  {
    id: 'sent-today',
    request: 'Order 258361 went out by mail today, please mark it.',
    right: 'ask',
  },
];

const INFLUENCERSOFT_WITHOUT: readonly PlainRequest[] = [
  {
    id: 'two-products',
    request:
      'tom@example.com takes one invoice and two sales, all at the usual price. Put that into one order.',
    right: {
      added: [{ items: `invoice 900.00, ${COURSE}, ${COURSE}`, status: 'waiting', email: 'tom@example.com' }],
    },
  },
  {
    id: 'order-5000',
    request: 'Create order number 5000 for ada@example.com with the product sales. It has to be 5000.',
    right: 'ask',
  },
  {
    id: 'paid-on-a-day',
    request: 'Mark 258362 as paid on 24 November at noon. The time matters for our accounts.',
    right: { changed: { 258362: { status: 'paid', paid_at: '2026-11-24T09:00:00Z' } } },
  },
  {
    id: 'cancel',
    request: 'Please cancel order 258363.',
    right: { changed: { 258363: { status: 'cancel' } } },
  },
  {
    id: 'two-customers',
    request:
      'Two more sales of sales: anna@example.com at 3000 and ben@example.com at 2800. An order for each.',
    right: {
      added: [
        { items: 'sales 3000.00', status: 'waiting', email: 'anna@example.com' },
        { items: 'sales 2800.00', status: 'waiting', email: 'ben@example.com' },
      ],
    },
  },
  {
    id: 'cancel-in-german',
    request: 'Bitte storniere die Bestellung 258362, die Kundin hat es sich anders überlegt.',
    right: { changed: { 258362: { status: 'cancel' } } },
  },
  {
    id: 'in-russian',
    request: 'Заказ для olga@example.com: sales, 3 штуки по 3 200 руб. 50 коп. за штуку.',
    right: {
      added: [
        {
          items: 'sales 3200.50, sales 3200.50, sales 3200.50',
          status: 'waiting',
          email: 'olga@example.com',
        },
      ],
    },
  },
  {
    id: 'sales-for-kate',
    request: 'New order: product sales for Kate. She has no email, her number is +1 212 555 0100.',
    right: {
      added: [{ items: COURSE, status: /^(waiting)$/, phone: /555.?0100$/ }],
    },
  },
  {
    id: 'returned-goods',
    request: 'The customer of order 258361 has returned it.',
    right: { changed: { 258361: { status: 'return' } } },
  },
  {
    id: 'last-friday',
    request: 'ada@example.com ordered sales last Friday at 3 pm. Enter the order with that date.',
    right: {
      added: [
        { items: COURSE, status: 'waiting', email: 'ada@example.com', created_at: '2026-11-20T12:00:00Z' },
      ],
    },
  },
];

const JUSTCLICK_WITH: readonly PlainRequest[] = [
  {
    id: 'boots-with-address',
    request:
      'A pair of boots (product boots) for Alan Turing, alan@example.com: 27 Wilmslow Road, Manchester, United Kingdom.',
    right: {
      added: [
        {
          items: 'boots 6800.00',
          status: 'waiting',
          email: 'alan@example.com',
          first_name: 'Alan',
          last_name: 'Turing',
          country: /^(United Kingdom|GB|UK)$/,
          city: 'Manchester',
          address: '27 Wilmslow Road',
        },
      ],
    },
  },
  {
    id: 'boots-to-bath',
    request: 'Send a pair of boots (product boots) to Mary Shelley in Bath, mary@example.com.',
    right: 'ask',
  },
  {
    id: 'paid-elsewhere',
    request:
      'Enter an order that was paid with PayPal on 24.11.2026 at 10:05: one sales for ivan@example.com. It was made five minutes earlier.',
    right: {
      added: [
        {
          items: COURSE,
          status: 'paid',
          email: 'ivan@example.com',
          created_at: '2026-11-24T07:00:00Z',
          paid_at: '2026-11-24T07:05:00Z',
        },
      ],
    },
  },
  {
    id: 'coupon',
    request: 'ada@example.com orders sales with the coupon spring10.',
    right: { added: [{ items: COURSE, status: 'waiting', email: 'ada@example.com', coupon: 'spring10' }] },
  },
  {
    id: 'cancel-by-customer',
    request: 'Emily Dickinson, emily@example.com, has only one order with us. Cancel it.',
    right: { changed: { 258362: { status: 'cancel' } } },
  },
];

const JUSTCLICK_WITHOUT: readonly PlainRequest[] = [
  {
    id: 'newest-of-a-customer',
    request: 'Cancel the newest order of jane@example.com, and leave the older ones alone.',
    right: { changed: { 258363: { status: 'cancel' } } },
  },
  {
    id: 'already-paid',
    request: 'peter@example.com bought one sales at the counter and paid 3900 in cash just now.',
    right: {
      added: [
        { items: COURSE, status: 'paid', email: 'peter@example.com', created_at: anyTime, paid_at: anyTime },
      ],
    },
  },
  {
    id: 'delete-all',
    request: 'Delete all orders of jane@example.com.',
    right: { removed: ['258361', '258363'] },
  },
  {
    id: 'in-french',
    request: 'Vends un exemplaire de « sales » à luc@example.fr pour 1 234,50, payé hier par carte.',
    right: {
      added: [
        {
          items: 'sales 1234.50',
          status: 'paid',
          email: 'luc@example.fr',
          created_at: anyTime,
          paid_at: onDay('2026-11-25', '+03:00'),
        },
      ],
    },
  },
  { id: 'on-hold', request: 'Put order 258362 on hold until Monday.', right: 'ask' },
];

export const SHOP_CASES: readonly AgentCase[] = [
  ...casesOf('influencersoft', true, INFLUENCERSOFT_WITH),
  ...casesOf('influencersoft', false, INFLUENCERSOFT_WITHOUT),
  ...casesOf('justclick', true, JUSTCLICK_WITH),
  ...casesOf('justclick', false, JUSTCLICK_WITHOUT),
];
