import type { Fault } from '../../http/failures.ts';

/** One meaning of a code of the shop API, for the methods that give it this meaning. */
export interface CodeRow extends Pick<Fault, 'kind' | 'says' | 'todo'> {
  /** The numbers that mean this. */
  codes: readonly number[];
  /** The methods that they belong to; without it, all. */
  methods?: readonly string[];
  /** The service's own text. Some texts go on with a value of the request. */
  text: string;
}

const STATUS = ['UpdateOrderStatus'];
const DELETE = ['DeleteOrder'];
const READ = ['getOrderDetails', 'GetOrderInfo', 'GetBills'];
const CREATE = ['CreateOrder', 'createorder'];
const GOODS = ['GetAllGoods', 'getgoods'];
const CONTACTS = ['AddLeadToGroup', 'addupdatelead'];
const GROUPS = ['GetLeadGroups', 'GetLeadGroupStatuses'];
const CONTACT_CHANGES = ['UpdateSubscriberData', 'DeleteSubscribe'];

/**
 * Every code that the vendors document (help.influencersoft.com, article 360050392312), and 8, which only public clients
 * know. The same number means different things for different methods. `{missing}` is what the operation knows to be missing.
 */
export const CODES: readonly CodeRow[] = [
  {
    codes: [1],
    text: 'not transferred hash',
    kind: 'connection',
    says: 'the request reached {service} without its signature',
    todo: 'Check the Login of the connection and reconnect it.',
  },
  {
    codes: [2],
    text: 'no transmitted data',
    kind: 'connection',
    says: '{service} says it received no data, which mostly means that the API is not enabled for this account',
    todo: 'Ask the support of {service} to enable the API for your account, then reconnect.',
  },
  {
    codes: [3],
    text: 'wrong posted data',
    kind: 'refused',
    says: '{service} rejected the format of one of the values',
    todo: 'Check the numbers, dates and amounts of this step.',
  },
  {
    codes: [4],
    text: 'incorrect hash',
    kind: 'connection',
    says: '{service} does not accept the API Key together with this Login',
    todo: 'Copy the key again from the page "Integration and API" of your account, check the Login, and reconnect.',
  },
  {
    codes: [5],
    text: 'invalid user name',
    kind: 'connection',
    says: '{service} does not know the Login of this connection',
    todo: 'Write it as it stands at the beginning of the address of your shop, and reconnect.',
  },
  {
    codes: [6],
    text: 'permission denied for ip …',
    kind: 'connection',
    says: '{service} allows the API only from certain addresses, and Zapier has no fixed one',
    todo: 'Remove the IP restriction in your account, or ask the support of {service} to do so, then reconnect.',
  },
  {
    codes: [7],
    text: 'account disabled',
    kind: 'connection',
    says: 'this account is switched off at {service}',
    todo: 'Log in to {service} to see why, then reconnect.',
  },
  {
    codes: [8],
    text: '(not published)',
    kind: 'busy',
    says: '{service} takes no more requests for now, or the API is switched off for this account',
    todo: 'Wait a few minutes; if it stays, ask the support of {service} whether the API is enabled.',
  },
  {
    codes: [100],
    methods: CONTACTS,
    text: 'email is missing',
    kind: 'refused',
    says: 'there is no e-mail address',
    todo: 'Fill in Email.',
  },
  {
    codes: [101],
    methods: CONTACTS,
    text: 'subscription error: …',
    kind: 'refused',
    says: '{service} could not subscribe the contact',
    todo: 'See the reason below.',
  },
  {
    codes: [102],
    methods: CONTACTS,
    text: 'the subscriber is already registered',
    kind: 'already_so',
    says: 'the contact is in all these groups already',
    todo: 'Nothing needs to be done.',
  },
  {
    codes: [103],
    methods: CONTACTS,
    text: 'has an invalid subscriptions group',
    kind: 'refused',
    says: '{service} does not know one of the groups',
    todo: 'Check the groups.',
  },
  {
    codes: [104],
    methods: CONTACTS,
    text: 'subscription forbidden for …',
    kind: 'refused',
    says: 'nobody can be subscribed to this group by hand',
    todo: 'Choose another group.',
  },
  {
    codes: [200, 302, 400],
    methods: STATUS,
    text: 'nonexistent order',
    kind: 'refused',
    says: '{service} has no order with this number',
    todo: 'Check Order Number.',
  },
  {
    codes: [200, 302, 400],
    methods: DELETE,
    text: 'nonexistent order',
    kind: 'already_so',
    says: '{service} has no order with this number, or it was deleted before',
    todo: 'If it should exist, check Order Number.',
  },
  {
    codes: [201, 303],
    methods: [...STATUS, ...DELETE],
    text: 'wrong status',
    kind: 'refused',
    says: 'the current status of the order does not allow this',
    todo: 'Look at the order in {service}.',
  },
  {
    codes: [202],
    methods: STATUS,
    text: 'order not paid',
    kind: 'refused',
    says: '{service} could not mark the order as paid',
    todo: 'Look at the order in {service}.',
  },
  {
    codes: [203],
    methods: [...STATUS, ...DELETE],
    text: 'order number is empty',
    kind: 'refused',
    says: '{service} received no order number',
    todo: 'Fill in Order Number.',
  },
  {
    codes: [400],
    methods: READ,
    text: 'order not found',
    kind: 'refused',
    says: '{service} has no such order',
    todo: 'Check Order Number.',
  },
  {
    codes: [500],
    methods: GROUPS,
    text: 'subscriber not found',
    kind: 'refused',
    says: '{service} has no contact with this e-mail address',
    todo: 'Check Email.',
  },
  {
    codes: [501],
    methods: GROUPS,
    text: 'group not found',
    kind: 'refused',
    says: 'the contact is in no group',
    todo: 'Check Email.',
  },
  {
    codes: [600],
    methods: CREATE,
    text: 'wrong email',
    kind: 'refused',
    says: '{service} does not accept the e-mail address',
    todo: 'Check Email.',
  },
  {
    codes: [601],
    methods: CREATE,
    text: 'order already exist. his number send in result array.',
    kind: 'already_so',
    says: '{service} has this order already',
    todo: 'Look for it in {service}.',
  },
  {
    codes: [602],
    methods: CREATE,
    text: 'error creating order',
    kind: 'refused',
    says: '{service} could not create it and gives no reason',
    todo: 'Check the products and the coupon, then try again.',
  },
  {
    codes: [603],
    methods: CREATE,
    text: 'missing products',
    kind: 'refused',
    says: 'there is no product in it',
    todo: 'Add a line item with a Product.',
  },
  {
    codes: [604],
    methods: CREATE,
    text: 'product not exist',
    kind: 'refused',
    says: '{service} has no product with the code {missing}',
    todo: 'Check Product in the line items: it is the last part of the link to the order page.',
  },
  {
    codes: [605],
    methods: CREATE,
    text: 'not having any data for delivery products',
    kind: 'refused',
    says: 'a product is sent by mail, and the delivery data is not complete',
    todo: 'Fill in {missing}.',
  },
  {
    codes: [700],
    methods: GOODS,
    text: 'no products',
    kind: 'refused',
    says: 'the shop has no products yet',
    todo: 'Add a product to the shop.',
  },
  {
    codes: [800],
    methods: CONTACT_CHANGES,
    text: 'group subscribers is not found',
    kind: 'refused',
    says: '{service} does not know the group',
    todo: 'Check the group.',
  },
  {
    codes: [801],
    methods: CONTACT_CHANGES,
    text: 'subscriber with such address is not found',
    kind: 'refused',
    says: '{service} has no contact with this e-mail address',
    todo: 'Check Email.',
  },
];

/** What a code means as the answer to a method; `undefined` for a code that the vendor has not documented for it. */
export const rowFor = (code: number, method: string): CodeRow | undefined =>
  CODES.find(
    (row) => row.codes.includes(code) && (row.methods === undefined || row.methods.includes(method)),
  );
