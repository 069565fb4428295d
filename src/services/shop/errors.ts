import type { DocumentedError } from '../../contract/service.ts';
import type { ErrorRow } from '../../http/errors.ts';
import { FAILURES, type Failure } from '../../http/failures.ts';

/** One meaning of a code of the shop API, for the methods that give it this meaning. */
export interface CodeRow extends ErrorRow {
  /** The numbers that mean this. */
  codes: readonly number[];
  /** The methods that they belong to; left out if they may come from any. */
  methods?: readonly string[];
  /** The service's own text. Some continue with a value of the request. */
  text: string;
  /**
   * Whether the request is turned away before anything is done with it. Such a code means the same without a signature: the
   * service may not even know the key to sign with. Assumed: refusals-do-nothing, code-8.
   */
  isTurnedAway?: boolean;
}

/** No such order, or no orders at all. One of the answers of a shop without orders; others are empty lists. Assumed: empty-lists. */
export const NO_ORDERS = 400;
/** The order exists. It comes with the number of the existing order. Assumed: existing-order. */
export const ALREADY_EXISTS = 601;
export const UNKNOWN_PRODUCT = 604;
/** A product is sent by mail, and something of the address is missing. */
export const NO_DELIVERY_DATA = 605;
export const NO_PRODUCTS = 700;

const STATUS = ['UpdateOrderStatus'];
const DELETE = ['DeleteOrder'];
const READ = ['getOrderDetails', 'GetBills'];
const CREATE = ['CreateOrder', 'createorder'];
const GOODS = ['GetAllGoods'];

/**
 * Every code that the vendors document (help.influencersoft.com, article 360050392312), and 8, which only public clients
 * know. The same number means different things for different methods. `{missing}` is what the command knows to be missing.
 */
export const CODE_ROWS: readonly CodeRow[] = [
  {
    codes: [1],
    isTurnedAway: true,
    text: 'not transferred hash',
    category: 'rejected',
    message: 'the request reached {service} without its signature',
    advice: "Run the step again. If this keeps happening, contact the integration's developer.",
  },
  {
    codes: [2],
    isTurnedAway: true,
    text: 'no transmitted data',
    category: 'rejected',
    message: "{service} received no data, which usually means that the API isn't enabled for this account",
    advice: 'Ask {service} support to enable the API for your account, then run the step again.',
  },
  {
    codes: [3],
    text: 'wrong posted data',
    category: 'rejected',
    message: '{service} rejected the format of one of the values',
    advice: 'Check the numbers, dates and amounts of this step.',
  },
  {
    codes: [4],
    isTurnedAway: true,
    text: 'incorrect hash',
    category: 'connection',
    message: "{service} doesn't accept this API Key with this Login",
    advice:
      'Copy the key again from the page "Integration and API" of your account, check the Login, and reconnect.',
  },
  {
    codes: [5],
    isTurnedAway: true,
    text: 'invalid user name',
    category: 'connection',
    message: "{service} doesn't recognize the Login of this connection",
    advice: "Copy it from the beginning of your shop's address, and reconnect.",
  },
  {
    codes: [6],
    isTurnedAway: true,
    text: 'permission denied for ip …',
    category: 'rejected',
    message:
      "{service} accepts API requests only from certain IP addresses, and Zapier doesn't have a fixed one",
    advice:
      'Remove the IP restriction in your account, or ask {service} support to do so, then run the step again.',
  },
  {
    codes: [7],
    isTurnedAway: true,
    text: 'account disabled',
    category: 'connection',
    message: '{service} has disabled this account',
    advice: 'Log in to {service} to see why, then reconnect.',
  },
  {
    codes: [8],
    isTurnedAway: true,
    text: '(not published)',
    category: 'rejected',
    message: 'the API is disabled for this account, or {service} is not accepting requests right now',
    advice:
      'Run the step again in a few minutes. If this keeps happening, ask {service} support to enable the API.',
  },
  // The next two are assumed: missing-order.
  {
    codes: [200, 302, NO_ORDERS],
    methods: STATUS,
    text: 'nonexistent order',
    category: 'rejected',
    message: '{service} has no order with this number',
    advice: 'Check Order Number.',
  },
  {
    codes: [200, 302, NO_ORDERS],
    methods: DELETE,
    text: 'nonexistent order',
    category: 'already_done',
    message: '{service} has no order with this number, or it was already deleted',
    advice: 'If it should still exist, check Order Number.',
  },
  {
    codes: [201, 303],
    methods: [...STATUS, ...DELETE],
    text: 'wrong status',
    category: 'rejected',
    message: "the order's current status doesn't allow this",
    advice: 'Look at the order in {service}.',
  },
  {
    codes: [202],
    methods: STATUS,
    text: 'order not paid',
    category: 'rejected',
    message: "{service} couldn't mark the order as paid",
    advice: 'Look at the order in {service}.',
  },
  {
    codes: [203],
    methods: [...STATUS, ...DELETE],
    text: 'order number is empty',
    category: 'rejected',
    message: '{service} received no order number',
    advice: 'Fill in Order Number.',
  },
  {
    codes: [NO_ORDERS],
    methods: READ,
    text: 'order not found',
    category: 'rejected',
    message: '{service} has no such order',
    advice: 'Check Order Number.',
  },
  {
    codes: [600],
    methods: CREATE,
    text: 'wrong email',
    category: 'rejected',
    message: "{service} doesn't accept this email address",
    advice: 'Check Email.',
  },
  {
    codes: [ALREADY_EXISTS],
    methods: CREATE,
    text: 'order already exist. his number send in result array.',
    category: 'already_done',
    message: '{service} already has this order',
    advice: 'Look for it in {service}.',
  },
  {
    codes: [602],
    methods: CREATE,
    text: 'error creating order',
    category: 'rejected',
    message: "{service} couldn't create it and gave no reason",
    advice: 'Check the products and the coupon, then try again.',
  },
  {
    codes: [603],
    methods: CREATE,
    text: 'missing products',
    category: 'rejected',
    message: 'the order has no line items',
    advice: 'Add a line item with a Product.',
  },
  {
    codes: [UNKNOWN_PRODUCT],
    methods: CREATE,
    text: 'product not exist',
    category: 'rejected',
    message: '{service} has no product with the code {missing}',
    advice: "Check Product in the line items: it's the last part of the link to the order page.",
  },
  {
    codes: [NO_DELIVERY_DATA],
    methods: CREATE,
    text: 'not having any data for delivery products',
    category: 'rejected',
    message: 'this product ships by mail, and the delivery address is incomplete',
    advice: 'Fill in {missing}.',
  },
  {
    codes: [NO_PRODUCTS],
    methods: GOODS,
    text: 'no products',
    category: 'rejected',
    message: 'the shop has no products yet',
    advice: 'Add a product to the shop.',
  },
];

/** Returns what a code means as the response to a method; `undefined` for a code that the vendor does not document for it. */
export const errorRow = (code: number, method: string): CodeRow | undefined =>
  CODE_ROWS.find(
    (row) => row.codes.includes(code) && (row.methods === undefined || row.methods.includes(method)),
  );

/** Failures of a shop's response, apart from its codes. */
export const SHOP_FAILURES = {
  not_found: {
    ...FAILURES.not_found,
    advice: 'Check the Login of the connection, and try again in a few minutes.',
  },
  no_shop: {
    category: 'unreachable',
    message: '{service} has no shop at the address of this connection',
    advice: 'Check the Login of the connection.',
    mayHaveHappened: false,
  },
  wrong_signature: {
    category: 'untrusted',
    message: "the signature of the response doesn't match the API Key, so the response can't be trusted",
    advice: 'Check the API Key of the connection.',
    mayHaveHappened: true,
    alwaysAdvise: true,
  },
  no_signature: {
    category: 'untrusted',
    message: "the response wasn't signed, so it can't be trusted",
    advice: 'Check the Login and the API Key of the connection.',
    mayHaveHappened: true,
    alwaysAdvise: true,
  },
} as const satisfies Readonly<Record<string, Failure>>;

/** Every error of a shop, for the documentation. */
export const SHOP_ERRORS: readonly DocumentedError[] = [
  ...CODE_ROWS.map(({ codes, isTurnedAway: _isTurnedAway, ...row }) => ({ ...row, code: codes.join(', ') })),
  ...Object.entries(SHOP_FAILURES).map(([code, row]) => ({ ...row, code })),
];

/** The codes of requests that are turned away before anything is done with them. */
export const TURNED_AWAY = CODE_ROWS.flatMap(({ codes, isTurnedAway }) => (isTurnedAway ? codes : []));

export const SHOP_ERROR_NOTES =
  'By method, because the same number means different things. A response that is not signed with the API Key is `untrusted`, ' +
  `whatever its code, and its message says so. Only the codes ${TURNED_AWAY.join(', ')} keep their category: they turn a ` +
  'request away before anything is done, and the server may not know the key. Code 0 is success; ' +
  `${ALREADY_EXISTS} with the number of the existing order counts as success of \`CreateOrder\`, and ${NO_PRODUCTS} proves a ` +
  `connection. For everything that only reads, ${NO_ORDERS} and ${NO_PRODUCTS} are an empty list. An order of more than 1,000 ` +
  'values, which PHP would cut off, is not sent (code `too_long`).';
