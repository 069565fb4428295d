import { SWITCHES, type SwitchName } from '../sandbox/switches.ts';
import { CONNECTIONS, failureOf, run, useSandbox } from './support/app.ts';

/**
 * Every create, in every service, with every fault: what the user reads, which error it is, whether the change was made all
 * the same, and how many requests there were.
 */

const sandbox = useSandbox();

/** What a fault leads to. `says` of nothing is success. */
interface Outcome {
  /** The Zapier error; `AppError` where nothing else is said. */
  error?: 'ExpiredAuthError' | 'HaltedError' | 'ThrottledError';
  /** What happened, after the colon. */
  says?: string;
  /** What follows: how to check, and this; or, where nothing can have been changed, only this. */
  todo?: string;
  /** The sentence claims to know that nothing was changed. */
  isKnown?: true;
  requests?: number;
  delay?: number;
}

const LOST = { says: 'the connection to {service} was lost before its answer was complete' };
const TIMEOUT = { says: '{service} did not answer within 25 seconds' };
const ASK = 'Check the connection; if it is right, tell the support of {service}.';
const REDIRECTED = {
  says: '{service} tried to redirect the request; your key was not sent there',
  todo: ASK,
};
const ENABLED = 'Check that the account is active and the API is enabled for it.';
const DENIED = { says: '{service} turned the request away', todo: ENABLED };
const SERVER = { says: '{service} reported a fault of its own' };
const ODD = { says: '{service} sent an answer that this integration does not understand' };
const UNSIGNED = 'but the answer was not signed';
const BUSY = {
  error: 'ThrottledError',
  says: '{service} takes no more requests right now',
  isKnown: true,
} as const;
const NO_KEY = {
  error: 'ExpiredAuthError',
  says: 'Aplaut does not accept the API Key',
  todo: 'Copy it again from the section "Developers", choose the Service that fits it (API key or OAuth application), and reconnect.',
  isKnown: true,
} as const;
const LOCKED = {
  says: 'Aplaut does not accept Locked by a return',
  todo: 'Correct it and run the step again.',
  isKnown: true,
} as const;
const LOGIN = 'Check the Login and the API Key of the connection.';
const WRONG = {
  says: 'the signature of the answer does not match the API Key, so it cannot be trusted',
  todo: 'Check the API Key of the connection.',
};

/** The outcome in a shop and in Aplaut; `null` where the service has no such thing. */
const OUTCOMES: Record<SwitchName, readonly [shop: Outcome | null, aplaut: Outcome | null]> = {
  timeout_before: [TIMEOUT, TIMEOUT],
  timeout_after: [TIMEOUT, TIMEOUT],
  slow_body: [TIMEOUT, TIMEOUT],
  reset_before: [LOST, LOST],
  reset_after: [LOST, LOST],
  endless_body: [{ says: '{service} sent far too much data' }, { says: '{service} sent far too much data' }],
  empty: [{ says: '{service} sent an empty answer' }, { says: '{service} sent an empty answer' }],
  html: [
    { says: '{service} answered with a web page instead of data', todo: ENABLED },
    { says: '{service} answered with a web page instead of data', todo: ENABLED },
  ],
  cut_json: [
    { says: 'the answer of {service} was cut off or damaged' },
    { says: 'the answer of {service} was cut off or damaged' },
  ],
  gzip_garbage: [
    { says: '{service} sent an answer that cannot be unpacked' },
    { says: '{service} sent an answer that cannot be unpacked' },
  ],
  wrong_hash: [WRONG, null],
  other_text: [WRONG, null],
  no_hash: [{ says: 'the answer was not signed, so it cannot be trusted', todo: LOGIN }, null],
  odd_code: [ODD, null],
  list_code: [ODD, null],
  json_400: [ODD, null],
  text_code: [{}, null],
  byte_order_mark: [{}, {}],
  no_result: [{}, null],
  list_result: [{}, null],
  object_result: [{}, null],
  empty_result: [{}, null],
  json_302: [{}, REDIRECTED],
  signed_307: [{}, null],
  to_other_host_302: [REDIRECTED, REDIRECTED],
  to_other_host_307: [REDIRECTED, REDIRECTED],
  to_same_host_307: [{ requests: 2 }, { requests: 2 }],
  unauthorized: [DENIED, NO_KEY],
  forbidden: [
    DENIED,
    {
      error: 'ExpiredAuthError',
      says: 'this key may not use the Platform API',
      todo: 'Give the application in the section "Developers" of Aplaut the Platform API scope, and reconnect.',
      isKnown: true,
    },
  ],
  not_found: [
    {
      says: '{service} has no shop at the address of this connection',
      todo: 'Check the Login of the connection.',
      isKnown: true,
    },
    {
      says: 'Aplaut refused the request (HTTP 404)',
      todo: 'Check the values of this step; if they are right, tell the support of Aplaut.',
      isKnown: true,
    },
  ],
  request_timeout: [SERVER, SERVER],
  invalid_details: [ODD, { ...LOCKED, says: 'Aplaut does not accept Details (is odd), Locked' }],
  invalid_texts: [ODD, LOCKED],
  invalid_list: [ODD, LOCKED],
  other_number: [null, ODD],
  busy: [
    { ...BUSY, delay: 60 },
    { ...BUSY, delay: 60 },
  ],
  busy_seconds: [
    { ...BUSY, delay: 17 },
    { ...BUSY, delay: 17 },
  ],
  busy_date: [
    { ...BUSY, delay: 3600 },
    { ...BUSY, delay: 3600 },
  ],
  overloaded: [
    { ...BUSY, delay: 30 },
    { ...BUSY, delay: 30 },
  ],
  server_error: [SERVER, SERVER],
  code_8: [
    {
      error: 'ThrottledError',
      says: '{service} takes no more requests for now, or the API is switched off for this account',
      todo: 'Wait a few minutes; if it stays, ask the support of {service} whether the API is enabled.',
      isKnown: true,
      delay: 300,
    },
    null,
  ],
  code_999: [
    {
      says: '{service} answered with a code that it does not document',
      todo: 'Ask the support of {service} about the text below.',
    },
    null,
  ],
  unsigned_1: [
    {
      error: 'ExpiredAuthError',
      says: 'the request reached {service} without its signature',
      todo: 'Check the Login of the connection and reconnect it.',
      isKnown: true,
    },
    null,
  ],
  unsigned_4: [
    {
      error: 'ExpiredAuthError',
      says: '{service} does not accept the API Key together with this Login',
      todo: 'Copy the key again from the page "Integration and API" of your account, check the Login, and reconnect.',
      isKnown: true,
    },
    null,
  ],
  unsigned_5: [
    {
      error: 'ExpiredAuthError',
      says: '{service} does not know the Login of this connection',
      todo: 'Write it as it stands at the beginning of the address of your shop, and reconnect.',
      isKnown: true,
    },
    null,
  ],
};

/** One create in one kind of service. */
interface Step {
  action: 'create_order' | 'update_order_status' | 'delete_order';
  input: Record<string, unknown>;
  failed: string;
  whether: string;
  check: string;
  /** The request that is to go wrong, where there are more than one. */
  method?: string;
  /** What is there to be changed. */
  state(): unknown;
}

const SHOP_NAMES = {
  influencersoft: 'InfluencerSoft',
  justclick: 'JustClick',
  justclick_ru: 'JustClick',
} as const;
type ShopName = keyof typeof SHOP_NAMES;
const shopOf = (service: ShopName) =>
  (service === 'influencersoft' ? sandbox().influencersoft : sandbox().justclick).service;

const creating = {
  action: 'create_order' as const,
  failed: 'The order was not created',
  whether: 'whether the order was created',
  check:
    'Look in {service} for a new order of ada@example.com before you replay this step, or it may be there twice.',
};
const order = { items: [{ product: 'sales' }], email: 'ada@example.com' };

const shopSteps = (service: ShopName): Record<string, Step> => ({
  'Create Order': { ...creating, input: order, state: () => shopOf(service).orders.size },
  'Create Order with API 2.0': {
    ...creating,
    input: { ...order, api: 'api2' },
    state: () => shopOf(service).orders.size,
  },
  'Update Order Status': {
    action: 'update_order_status',
    input: { order_number: '258362', status: 'paid' },
    failed: 'Order 258362 was not updated',
    whether: 'whether order 258362 was updated',
    check: 'Look at it in {service}; replaying this step sets the same once more.',
    state: () => shopOf(service).orders.get(258362)?.status,
  },
  'Delete Order': {
    action: 'delete_order',
    input: { order_number: '258362' },
    failed: 'Order 258362 was not deleted',
    whether: 'whether order 258362 was deleted',
    check: 'Look for it in {service}; replaying this step cannot delete anything else.',
    state: () => shopOf(service).orders.has(258362),
  },
});

const aplautOrders = () => sandbox().aplaut.service.orders;
const APLAUT_STEPS: Record<string, Step> = {
  'Create Order': {
    action: 'create_order',
    input: { ...order, number: 'N1' },
    failed: 'Order N1 was not created',
    whether: 'whether order N1 was created',
    check: 'Look for it in {service}; replaying this step cannot make it twice.',
    state: () => aplautOrders().has('N1'),
  },
  'Create Order that updates': {
    action: 'create_order',
    input: { ...order, number: 'N1', if_exists: 'update' },
    failed: 'Order N1 was not created',
    whether: 'whether order N1 was created',
    check: 'Look for it in {service}; replaying this step cannot make it twice.',
    state: () => aplautOrders().has('N1'),
  },
  'Update Order Status': {
    action: 'update_order_status',
    input: { order_number: 'N2', payment_status: 'paid' },
    failed: 'Order N2 was not updated',
    whether: 'whether order N2 was updated',
    check: 'Look at it in {service}; replaying this step sets the same once more.',
    method: 'PUT',
    state: () => JSON.stringify(aplautOrders().get('N2')?.details),
  },
  'Delete Order': {
    action: 'delete_order',
    input: { order_number: 'N2' },
    failed: 'Order N2 was not deleted',
    whether: 'whether order N2 was deleted',
    check: 'Look for it in {service}; replaying this step cannot delete anything else.',
    state: () => aplautOrders().has('N2'),
  },
};

const NAMES = Object.keys(OUTCOMES) as SwitchName[];
const DATA_FAULTS: SwitchName[] = ['no_result', 'list_result', 'object_result', 'empty_result'];
const SIGNED_CREATE_ONLY = 'Create Order';

beforeEach(() => {
  for (const service of ['influencersoft', 'justclick'] as const) {
    const shop = shopOf(service);
    const known = shop.orders.get(258363) ?? { number: 258362, created: 0, fields: {}, items: [] };
    shop.orders.clear();
    shop.orders.set(258362, { ...known, number: 258362, status: 'waiting' });
  }
  aplautOrders().clear();
  aplautOrders().set('N2', { number: 'N2' });
});

const SHOP_CELLS = (Object.keys(SHOP_NAMES) as ShopName[]).flatMap((service) =>
  Object.entries(shopSteps(service)).flatMap(([title, step]) =>
    NAMES.map((fault) => ({ service, title, step, fault, outcome: OUTCOMES[fault][0] })),
  ),
);
const APLAUT_CELLS = (['aplaut', 'aplaut_oauth'] as const).flatMap((service) =>
  Object.entries(APLAUT_STEPS).flatMap(([title, step]) =>
    NAMES.map((fault) => ({ service, title, step, fault, outcome: OUTCOMES[fault][1] })),
  ),
);

test.each([...SHOP_CELLS, ...APLAUT_CELLS].filter(({ outcome }) => outcome !== null))(
  '$service: $title, $fault',
  async ({ service, title, step, fault, outcome }) => {
    const name = service.startsWith('aplaut') ? 'Aplaut' : SHOP_NAMES[service as ShopName];
    const told = (text = '') => text.replaceAll('{service}', name);
    const expected = expectedOf(title, step, fault, { ...outcome }, service);
    const before = step.state();
    sandbox().failNext(fault, step.method);
    const running = run(step.action, CONNECTIONS[service], step.input);
    const isTimeout = expected.says === TIMEOUT.says;
    if (expected.says === undefined) {
      await running;
    } else {
      const failure = await (isTimeout ? afterTimeout(running, step.method ? 2 : 1) : failureOf(running));
      expect(failure.first).toBe(told(sentenceOf(step, expected)));
      expect(failure.name).toBe(expected.error ?? 'AppError');
      expect(failure.delay).toBe(expected.delay);
    }
    const isCarriedOut = SWITCHES[fault].isCarriedOut || fault === 'to_same_host_307';
    expect(step.state() !== before).toBe(isCarriedOut);
    expect(sandbox().visits).toHaveLength((expected.requests ?? 1) + (step.method ? 1 : 0));
  },
);

const GONE: Outcome = {
  error: 'HaltedError',
  says: 'Aplaut has no order with this number, or it was deleted before',
  todo: 'If it should exist, check Order Number.',
  isKnown: true,
};

/** Where an operation makes something of its own of a fault. */
function expectedOf(
  title: string,
  step: Step,
  fault: SwitchName,
  outcome: Outcome,
  service: string,
): Outcome {
  if (service.startsWith('aplaut')) {
    // A deletion has no body that could be damaged.
    const isBare = step.action === 'delete_order';
    const harmless: SwitchName[] = [
      'empty',
      'html',
      'cut_json',
      'byte_order_mark',
      'other_number',
      'gzip_garbage',
    ];
    if (isBare && harmless.includes(fault)) return {};
    if (isBare && fault === 'not_found') return GONE;
    // Without a form there are no labels for what Aplaut names.
    const bare = { ...outcome, says: outcome.says?.replace('Details (', 'details (') ?? '' };
    return isBare && fault === 'invalid_details' ? bare : outcome;
  }
  if (title === SIGNED_CREATE_ONLY && DATA_FAULTS.includes(fault)) {
    return {
      says: 'The order was created, but {service} did not say its number. Look for it in {service}, and do not replay this step, or it may be there twice.',
      isKnown: true,
      todo: '',
    };
  }
  return outcome;
}

function sentenceOf(
  { failed, whether, check }: Step,
  { error, says = '', todo = '', isKnown, delay }: Outcome,
): string {
  if (says.startsWith('The order was created')) return says;
  if (error === 'ThrottledError' && delay !== 300)
    return `${failed} yet: ${says}. Zapier tries again by itself.`;
  if (isKnown) return `${failed}: ${says}. ${todo}`;
  return `It is not known ${whether}: ${says}. ${check}${todo && ` ${todo}`}`;
}

test(`an unsigned refusal says ${UNSIGNED}`, async () => {
  sandbox().influencersoft.service.nextAnswer = { code: 602, text: 'error creating order', hash: '' };
  const failure = await failureOf(run('create_order', CONNECTIONS.influencersoft, order));
  expect(failure.first).toContain(`${UNSIGNED}. Look in InfluencerSoft`);
});

/** Lets the time of a step pass on a clock that can be turned, once its last request has arrived. */
async function afterTimeout(running: Promise<unknown>, requests: number) {
  const failure = failureOf(running);
  for (let request = sandbox().visits.length; request < requests; request += 1) await sandbox().nextArrival();
  expect(sandbox().visits).toHaveLength(requests);
  jest.advanceTimersByTime(25_000);
  return failure;
}

beforeEach(() => {
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'setImmediate', 'setInterval', 'queueMicrotask', 'Date', 'performance'],
  });
});
afterEach(() => {
  jest.useRealTimers();
});
