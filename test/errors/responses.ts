import type { ZapierError } from './faults.ts';

/** A response with a code of the shop API, and the error that it becomes. */
export interface ShopError {
  when: string;
  /** The step of `steps.ts`, and the method that it calls. */
  step: string;
  method: string;
  response: {
    codes: readonly number[];
    /** Left out, the sandbox signs the response. */
    hash?: string;
  };
  error: ZapierError;
  /** The first line of the message. What InfluencerSoft said follows it. */
  first: string;
}

/** A response of Aplaut, and the error that it becomes. */
export interface AplautError {
  when: string;
  step: string;
  response: { status: number; body?: unknown; headers?: Readonly<Record<string, string>> };
  error: ZapierError;
  /** The first line of the message. */
  first: string;
  /** The lines that follow it. */
  details: readonly string[];
  /** Seconds. */
  delay?: number;
}

/** Every code that the vendor documents, by method, as InfluencerSoft answers it. */
export const SHOP_RESPONSES: readonly ShopError[] = [
  {
    when: 'the request has no signature',
    step: 'Connection',
    method: 'GetAllGoods',
    response: { codes: [1] },
    error: 'AppError',
    first:
      "The connection to InfluencerSoft doesn't work: the request reached InfluencerSoft without its signature. Run the step again. If this keeps happening, contact the integration's developer.",
  },
  {
    when: 'the API is not enabled',
    step: 'Connection',
    method: 'GetAllGoods',
    response: { codes: [2] },
    error: 'AppError',
    first:
      "The connection to InfluencerSoft doesn't work: InfluencerSoft received no data, which usually means that the API isn't enabled for this account. Ask InfluencerSoft support to enable the API for your account, then run the step again.",
  },
  {
    when: 'the API Key is wrong',
    step: 'Connection',
    method: 'GetAllGoods',
    response: { codes: [4] },
    error: 'ExpiredAuthError',
    first:
      'The connection to InfluencerSoft doesn\'t work: InfluencerSoft doesn\'t accept this API Key with this Login. Copy the key again from the page "Integration and API" of your account, check the Login, and reconnect.',
  },
  {
    when: 'the Login is wrong',
    step: 'Connection',
    method: 'GetAllGoods',
    response: { codes: [5] },
    error: 'ExpiredAuthError',
    first:
      "The connection to InfluencerSoft doesn't work: InfluencerSoft doesn't recognize the Login of this connection. Copy it from the beginning of your shop's address, and reconnect.",
  },
  {
    when: 'the account takes requests from certain addresses only',
    step: 'Connection',
    method: 'GetAllGoods',
    response: { codes: [6] },
    error: 'AppError',
    first:
      "The connection to InfluencerSoft doesn't work: InfluencerSoft accepts API requests only from certain IP addresses, and Zapier doesn't have a fixed one. Remove the IP restriction in your account, or ask InfluencerSoft support to do so, then run the step again.",
  },
  {
    when: 'the account is switched off',
    step: 'Connection',
    method: 'GetAllGoods',
    response: { codes: [7] },
    error: 'ExpiredAuthError',
    first:
      "The connection to InfluencerSoft doesn't work: InfluencerSoft has disabled this account. Log in to InfluencerSoft to see why, then reconnect.",
  },
  {
    when: 'the code is not documented',
    step: 'Connection',
    method: 'GetAllGoods',
    response: { codes: [999] },
    error: 'AppError',
    first:
      "The connection to InfluencerSoft doesn't work: InfluencerSoft responded with a code that it doesn't document. Ask InfluencerSoft support about the text below.",
  },
  {
    when: 'the shop is empty, but the response is not signed',
    step: 'Connection',
    method: 'GetAllGoods',
    response: { codes: [700], hash: '' },
    error: 'AppError',
    first:
      "The connection to InfluencerSoft doesn't work: the shop has no products yet, but the response wasn't signed. Check the Login and the API Key of the connection.",
  },
  {
    when: 'there is no such order, but the response is not signed',
    step: 'Find Order',
    method: 'getOrderDetails',
    response: { codes: [400], hash: '' },
    error: 'AppError',
    first:
      "Order 258362 could not be read: InfluencerSoft has no such order, but the response wasn't signed. Check the Login and the API Key of the connection.",
  },
  {
    when: 'a value has the wrong format',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [3] },
    error: 'AppError',
    first:
      'The order was not created: InfluencerSoft rejected the format of one of the values. Check the numbers, dates and amounts of this step.',
  },
  {
    when: 'the request limit is used up',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [8] },
    error: 'AppError',
    first:
      'The order was not created: the API is disabled for this account, or InfluencerSoft is not accepting requests right now. Run the step again in a few minutes. If this keeps happening, ask InfluencerSoft support to enable the API.',
  },
  {
    when: 'the e-mail address is wrong',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [600] },
    error: 'AppError',
    first: "The order was not created: InfluencerSoft doesn't accept this email address. Check Email.",
  },
  {
    when: 'the order cannot be created',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [602] },
    error: 'AppError',
    first:
      "The order was not created: InfluencerSoft couldn't create it and gave no reason. Check the products and the coupon, then try again.",
  },
  {
    when: 'there is no product',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [603] },
    error: 'AppError',
    first: 'The order was not created: the order has no line items. Add a line item with a Product.',
  },
  {
    when: 'a product is not known',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [604] },
    error: 'AppError',
    first:
      'The order was not created: InfluencerSoft has no product with the code "sales". Check Product in the line items: it\'s the last part of the link to the order page.',
  },
  {
    when: 'delivery data is missing',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [605] },
    error: 'AppError',
    first:
      'The order was not created: this product ships by mail, and the delivery address is incomplete. Fill in First Name, Last Name, Country Name, City, Address.',
  },
  {
    when: 'the code is not documented, or not for this method',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [999, 200] },
    error: 'AppError',
    first:
      "The order may or may not have been created: InfluencerSoft responded with a code that it doesn't document. Replay this step within half a day: it looks for the order first, and creates it only if it isn't there. Ask InfluencerSoft support about the text below.",
  },
  {
    when: 'the request has no signature, nor has the response',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [1], hash: '' },
    error: 'AppError',
    first:
      "The order was not created: the request reached InfluencerSoft without its signature. Run the step again. If this keeps happening, contact the integration's developer.",
  },
  {
    when: 'the API Key is wrong, and the response is not signed',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [4], hash: '' },
    error: 'ExpiredAuthError',
    first:
      'The order was not created: InfluencerSoft doesn\'t accept this API Key with this Login. Copy the key again from the page "Integration and API" of your account, check the Login, and reconnect.',
  },
  {
    when: 'the Login is wrong, and the response is not signed',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [5], hash: '' },
    error: 'ExpiredAuthError',
    first:
      "The order was not created: InfluencerSoft doesn't recognize the Login of this connection. Copy it from the beginning of your shop's address, and reconnect.",
  },
  {
    when: 'the API is not enabled, but the response is not signed',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [2], hash: '' },
    error: 'AppError',
    first:
      "The order was not created: InfluencerSoft received no data, which usually means that the API isn't enabled for this account. Ask InfluencerSoft support to enable the API for your account, then run the step again.",
  },
  {
    when: 'the account is switched off, but the response is not signed',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [7], hash: '' },
    error: 'ExpiredAuthError',
    first:
      'The order was not created: InfluencerSoft has disabled this account. Log in to InfluencerSoft to see why, then reconnect.',
  },
  {
    when: 'the request limit is used up, but the response is signed wrongly',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [8], hash: '00000000000000000000000000000000' },
    error: 'AppError',
    first:
      'The order was not created: the API is disabled for this account, or InfluencerSoft is not accepting requests right now. Run the step again in a few minutes. If this keeps happening, ask InfluencerSoft support to enable the API.',
  },
  {
    when: 'the order exists, but the response is signed wrongly',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [601], hash: '00000000000000000000000000000000' },
    error: 'AppError',
    first:
      "The order may or may not have been created: InfluencerSoft already has this order, but the response wasn't signed. Replay this step within half a day: it looks for the order first, and creates it only if it isn't there.",
  },
  {
    when: 'the order cannot be created, but the response is not signed',
    step: 'Create Order',
    method: 'CreateOrder',
    response: { codes: [602], hash: '' },
    error: 'AppError',
    first:
      "The order may or may not have been created: InfluencerSoft couldn't create it and gave no reason, but the response wasn't signed. Replay this step within half a day: it looks for the order first, and creates it only if it isn't there.",
  },
  {
    when: 'the e-mail address is wrong',
    step: 'Create Order With Payment Status',
    method: 'createorder',
    response: { codes: [600] },
    error: 'AppError',
    first: "The order was not created: InfluencerSoft doesn't accept this email address. Check Email.",
  },
  {
    when: 'the order exists',
    step: 'Create Order With Payment Status',
    method: 'createorder',
    response: { codes: [601] },
    error: 'HaltedError',
    first: 'The order was not created: InfluencerSoft already has this order. Look for it in InfluencerSoft.',
  },
  {
    when: 'there is no such order',
    step: 'Update Order Status',
    method: 'UpdateOrderStatus',
    response: { codes: [200, 302, 400] },
    error: 'AppError',
    first: 'Order 258362 was not updated: InfluencerSoft has no order with this number. Check Order Number.',
  },
  {
    when: 'the status does not allow it',
    step: 'Update Order Status',
    method: 'UpdateOrderStatus',
    response: { codes: [201, 303] },
    error: 'AppError',
    first:
      "Order 258362 was not updated: the order's current status doesn't allow this. Look at the order in InfluencerSoft.",
  },
  {
    when: 'the order cannot be marked as paid',
    step: 'Update Order Status',
    method: 'UpdateOrderStatus',
    response: { codes: [202] },
    error: 'AppError',
    first:
      "Order 258362 was not updated: InfluencerSoft couldn't mark the order as paid. Look at the order in InfluencerSoft.",
  },
  {
    when: 'there is no order number',
    step: 'Update Order Status',
    method: 'UpdateOrderStatus',
    response: { codes: [203] },
    error: 'AppError',
    first: 'Order 258362 was not updated: InfluencerSoft received no order number. Fill in Order Number.',
  },
  {
    when: 'there is no such order',
    step: 'Delete Order',
    method: 'DeleteOrder',
    response: { codes: [200, 302, 400] },
    error: 'HaltedError',
    first:
      'Order 258362 was not deleted: InfluencerSoft has no order with this number, or it was already deleted. If it should still exist, check Order Number.',
  },
  {
    when: 'the status does not allow it',
    step: 'Delete Order',
    method: 'DeleteOrder',
    response: { codes: [201, 303] },
    error: 'AppError',
    first:
      "Order 258362 was not deleted: the order's current status doesn't allow this. Look at the order in InfluencerSoft.",
  },
  {
    when: 'there is no order number',
    step: 'Delete Order',
    method: 'DeleteOrder',
    response: { codes: [203] },
    error: 'AppError',
    first: 'Order 258362 was not deleted: InfluencerSoft received no order number. Fill in Order Number.',
  },
  {
    when: 'the code belongs to another method',
    step: 'Delete Order',
    method: 'DeleteOrder',
    response: { codes: [600] },
    error: 'AppError',
    first:
      "Order 258362 may or may not have been deleted: InfluencerSoft responded with a code that it doesn't document. Look for it in InfluencerSoft; replaying is safe: it can't delete anything else. Ask InfluencerSoft support about the text below.",
  },
  {
    when: 'there is no such order, but the response is signed wrongly',
    step: 'Delete Order',
    method: 'DeleteOrder',
    response: { codes: [302], hash: '00000000000000000000000000000000' },
    error: 'AppError',
    first:
      "Order 258362 may or may not have been deleted: InfluencerSoft has no order with this number, or it was already deleted, but the response wasn't signed. Look for it in InfluencerSoft; replaying is safe: it can't delete anything else.",
  },
];

/** Every kind of response that Aplaut gives, and those that it should not. */
export const APLAUT_RESPONSES: readonly AplautError[] = [
  {
    when: 'attributes are refused',
    step: 'Create Order',
    response: {
      status: 422,
      body: {
        errors: {
          status: 422,
          title: 'Validation error',
          details: { consumer_email: ['is invalid', 'is odd'] },
        },
      },
    },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut doesn't accept Email (is invalid), Email (is odd). Correct it and run the step again.",
    details: ['Aplaut responded with HTTP 422.', 'consumer_email: is invalid', 'consumer_email: is odd'],
  },
  {
    when: 'the order as a whole is refused',
    step: 'Create Order',
    response: {
      status: 422,
      body: { errors: { status: 422, details: { model: 'Consumer email or phone must be present' } } },
    },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut rejected the request (Consumer email or phone must be present). Check the values of this step. If they're right, contact Aplaut support.",
    details: ['Aplaut responded with HTTP 422.', 'Consumer email or phone must be present'],
  },
  {
    when: 'there is a list of texts',
    step: 'Create Order',
    response: {
      status: 422,
      body: { errors: { status: '422', title: 'Error', details: ['First', 'Second'] } },
    },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut rejected the request (First; Second). Check the values of this step. If they're right, contact Aplaut support.",
    details: ['Aplaut responded with HTTP 422.', 'First', 'Second'],
  },
  {
    when: 'the reasons are not in errors',
    step: 'Create Order',
    response: { status: 422, body: { status: '422', title: 'Error', details: ['First'] } },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut rejected the request (First). Check the values of this step. If they're right, contact Aplaut support.",
    details: ['Aplaut responded with HTTP 422.', 'First'],
  },
  {
    when: 'the reasons are a list as in JSON:API',
    step: 'Create Order',
    response: {
      status: 422,
      body: {
        errors: [
          {
            status: '422',
            title: 'Invalid',
            detail: 'is bad',
            source: { pointer: '/data/attributes/order_lines' },
          },
        ],
      },
    },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut doesn't accept Line Items (is bad). Correct it and run the step again.",
    details: ['Aplaut responded with HTTP 422.', 'order_lines: is bad'],
  },
  {
    when: 'there is only a title',
    step: 'Create Order',
    response: { status: 422, body: { errors: { status: 422, title: 'Validation error' } } },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut rejected the request (Validation error). Check the values of this step. If they're right, contact Aplaut support.",
    details: ['Aplaut responded with HTTP 422.', 'Validation error'],
  },
  {
    when: 'there is no reason',
    step: 'Create Order',
    response: { status: 422, body: {} },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut rejected the request (HTTP 422). Check the values of this step. If they're right, contact Aplaut support.",
    details: ['Aplaut responded with HTTP 422.'],
  },
  {
    when: 'the reason is plain text',
    step: 'Create Order',
    response: { status: 422, body: 'Unprocessable' },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut rejected the request (HTTP 422). Check the values of this step. If they're right, contact Aplaut support.",
    details: ['Aplaut responded with HTTP 422.'],
  },
  {
    when: 'the number is refused',
    step: 'Create Order',
    response: { status: 422, body: { errors: { details: { number: ['does not exist'] } } } },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut doesn't accept Order Number (does not exist). Correct it and run the step again.",
    details: ['Aplaut responded with HTTP 422.', 'number: does not exist'],
  },
  {
    when: 'an e-mail address is taken',
    step: 'Create Order',
    response: { status: 422, body: { errors: { details: { consumer_email: ['is already taken'] } } } },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut doesn't accept Email (is already taken). Correct it and run the step again.",
    details: ['Aplaut responded with HTTP 422.', 'consumer_email: is already taken'],
  },
  {
    when: 'the number is taken (is already taken)',
    step: 'Create Order',
    response: { status: 422, body: { errors: { details: { number: ['is already taken'] } } } },
    error: 'HaltedError',
    first:
      'Order N1 already exists in Aplaut, and nothing was changed. To change it, set If the Order Exists to Update the Existing Order, or use Update Order Status.',
    details: ['Aplaut responded with HTTP 422.', 'number: is already taken'],
  },
  {
    when: 'the number is taken (already exists)',
    step: 'Create Order',
    response: { status: 422, body: { errors: { details: { number: ['already exists'] } } } },
    error: 'HaltedError',
    first:
      'Order N1 already exists in Aplaut, and nothing was changed. To change it, set If the Order Exists to Update the Existing Order, or use Update Order Status.',
    details: ['Aplaut responded with HTTP 422.', 'number: already exists'],
  },
  {
    when: 'the number is taken (Номер уже существует)',
    step: 'Create Order',
    response: { status: 422, body: { errors: { details: { number: ['Номер уже существует'] } } } },
    error: 'HaltedError',
    first:
      'Order N1 already exists in Aplaut, and nothing was changed. To change it, set If the Order Exists to Update the Existing Order, or use Update Order Status.',
    details: ['Aplaut responded with HTTP 422.', 'number: Номер уже существует'],
  },
  {
    when: 'the number is taken (уже занят)',
    step: 'Create Order',
    response: { status: 422, body: { errors: { details: { number: ['уже занят'] } } } },
    error: 'HaltedError',
    first:
      'Order N1 already exists in Aplaut, and nothing was changed. To change it, set If the Order Exists to Update the Existing Order, or use Update Order Status.',
    details: ['Aplaut responded with HTTP 422.', 'number: уже занят'],
  },
  {
    when: 'the number is taken, but with another status',
    step: 'Create Order',
    response: { status: 409, body: { errors: { details: { number: ['is already taken'] } } } },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut rejected the request (Order Number (is already taken)). Check the values of this step. If they're right, contact Aplaut support.",
    details: ['Aplaut responded with HTTP 409.', 'number: is already taken'],
  },
  {
    when: 'there is any other refusal',
    step: 'Create Order',
    response: {
      status: 409,
      body: { errors: { status: 409, details: { message: 'Locked' } } },
      headers: { 'x-request-id': 'r-1' },
    },
    error: 'AppError',
    first:
      "Order N1 was not created: Aplaut rejected the request (Locked). Check the values of this step. If they're right, contact Aplaut support.",
    details: ['Aplaut responded with HTTP 409, request r-1.', 'Locked'],
  },
  {
    when: 'success is about another order',
    step: 'Create Order',
    response: { status: 201, body: { data: { type: 'orders', attributes: { number: 'N2' } } } },
    error: 'AppError',
    first:
      "Order N1 may or may not have been created: Aplaut sent a response that this integration doesn't understand. Look for it in Aplaut; replaying is safe: it can't create a duplicate.",
    details: ['Aplaut responded with HTTP 201.'],
  },
  {
    when: 'success is about something else',
    step: 'Create Order',
    response: { status: 201, body: { data: { type: 'reviews', attributes: { number: 'N1' } } } },
    error: 'AppError',
    first:
      "Order N1 may or may not have been created: Aplaut sent a response that this integration doesn't understand. Look for it in Aplaut; replaying is safe: it can't create a duplicate.",
    details: ['Aplaut responded with HTTP 201.'],
  },
  {
    when: 'success is about nothing',
    step: 'Create Order',
    response: { status: 201, body: { meta: {} } },
    error: 'AppError',
    first:
      "Order N1 may or may not have been created: Aplaut sent a response that this integration doesn't understand. Look for it in Aplaut; replaying is safe: it can't create a duplicate.",
    details: ['Aplaut responded with HTTP 201.'],
  },
  {
    when: 'the status is that of another success',
    step: 'Create Order',
    response: { status: 200, body: { data: { type: 'orders', attributes: { number: 'N1' } } } },
    error: 'AppError',
    first:
      "Order N1 may or may not have been created: Aplaut sent a response that this integration doesn't understand. Look for it in Aplaut; replaying is safe: it can't create a duplicate.",
    details: ['Aplaut responded with HTTP 200.'],
  },
  {
    when: 'Aplaut is overloaded and names no time',
    step: 'Create Order',
    response: { status: 503 },
    error: 'AppError',
    first:
      "Order N1 may or may not have been created: Aplaut returned a server error. Look for it in Aplaut; replaying is safe: it can't create a duplicate.",
    details: ['Aplaut responded with HTTP 503.'],
  },
  {
    when: 'Aplaut is busy until a time that is past',
    step: 'Create Order',
    response: {
      status: 429,
      body: 'Throttled',
      headers: { 'x-ratelimit-reset': '2026-01-01 10:00:00 +0000' },
    },
    error: 'ThrottledError',
    first:
      'Order N1 was not created yet: Aplaut is not accepting more requests right now. Zapier tries again by itself.',
    details: ['Aplaut responded with HTTP 429.'],
    delay: 1,
  },
  {
    when: 'the status is that of another success',
    step: 'Delete Order',
    response: { status: 200, body: { data: { type: 'orders', attributes: { number: 'N2' } } } },
    error: 'AppError',
    first:
      "Order N2 may or may not have been deleted: Aplaut sent a response that this integration doesn't understand. Look for it in Aplaut; replaying is safe: it can't delete anything else.",
    details: ['Aplaut responded with HTTP 200.'],
  },
  {
    when: 'the status is that of another success',
    step: 'Delete Order',
    response: { status: 202, body: { data: { type: 'orders', attributes: { number: 'N2' } } } },
    error: 'AppError',
    first:
      "Order N2 may or may not have been deleted: Aplaut sent a response that this integration doesn't understand. Look for it in Aplaut; replaying is safe: it can't delete anything else.",
    details: ['Aplaut responded with HTTP 202.'],
  },
  {
    when: 'the address is not there',
    step: 'Connection',
    response: { status: 404 },
    error: 'AppError',
    first:
      "The connection to Aplaut doesn't work: Aplaut rejected the request (HTTP 404). Check the values of this step. If they're right, contact Aplaut support.",
    details: ['Aplaut responded with HTTP 404.'],
  },
  {
    when: 'the address is not there',
    step: 'Connection',
    response: { status: 405 },
    error: 'AppError',
    first:
      "The connection to Aplaut doesn't work: Aplaut rejected the request (HTTP 405). Check the values of this step. If they're right, contact Aplaut support.",
    details: ['Aplaut responded with HTTP 405.'],
  },
  {
    when: 'something in between shows a web page',
    step: 'Connection',
    response: { status: 403, body: '<html>Blocked</html>' },
    error: 'AppError',
    first:
      "The connection to Aplaut doesn't work: Aplaut responded with a web page instead of data. Check that the account is active and the API is enabled for it.",
    details: ['Aplaut responded with HTTP 403.'],
  },
  {
    when: 'a list is none',
    step: 'Connection',
    response: { status: 200, body: { data: 'no list' } },
    error: 'AppError',
    first:
      "The connection to Aplaut doesn't work: Aplaut sent a response that this integration doesn't understand. Try again. If this keeps happening, contact the integration's developer.",
    details: ['Aplaut responded with HTTP 200.'],
  },
];
