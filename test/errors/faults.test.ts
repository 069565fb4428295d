import { FAULTS, type FaultName } from '../../sandbox/faults.ts';
import { SERVICES } from '../../src/services/index.ts';
import { secretsOf } from '../../src/zapier/connection.ts';
import { CONNECTIONS, errorFrom, errorOf, type ServiceName, useSandbox } from '../support/app.ts';
import {
  APLAUT_EXCEPTIONS,
  APLAUT_FAULTS,
  afterLook,
  type FaultOutcome,
  SHOP_EXCEPTIONS,
  SHOP_FAULTS,
  seenOutcome,
  TIMEOUT,
} from './faults.ts';
import { isShop, nameOf, resetOrders, type Step, stepOf, stepsOf, withoutJitter } from './steps.ts';

/**
 * Connecting, Find Order and every create, in every service, with every fault of the sandbox: what the user reads, which error
 * Zapier gets, whether the change was made all the same, how many requests there were, and that no key is in the error.
 */

const sandbox = useSandbox();

beforeEach(() => {
  resetOrders(sandbox());
  // A read on a kept socket would be asked once more.
  sandbox().closeIdle();
  withoutJitter();
  jest.useFakeTimers({
    advanceTimers: true,
    doNotFake: ['nextTick', 'setImmediate', 'setInterval', 'queueMicrotask', 'performance'],
  });
});
afterEach(() => {
  jest.useRealTimers();
});

interface Cell {
  service: ServiceName;
  title: string;
  step: Step;
  fault: FaultName;
  outcome: FaultOutcome;
}

const CELLS = (Object.keys(CONNECTIONS) as ServiceName[]).flatMap((service) => {
  const [faults, exceptions] = isShop(service)
    ? [SHOP_FAULTS, SHOP_EXCEPTIONS]
    : [APLAUT_FAULTS, APLAUT_EXCEPTIONS];
  return Object.entries(stepsOf(service, sandbox)).flatMap(([title, step]) =>
    Object.entries({ ...faults, ...exceptions[title] }).flatMap(([fault, outcome]): Cell[] =>
      outcome === 'does not apply' ? [] : [{ service, title, step, fault: fault as FaultName, outcome }],
    ),
  );
});

test.each(CELLS)('$service: $title, $fault', async ({ service, step, fault, outcome }) => {
  const before = step.state();
  const isChanged = step.change !== undefined && isCarriedOut(fault);
  const expected = afterLook(step, outcome, isChanged);
  sandbox().failNext(fault, step.method);
  const seen = await (outcome === TIMEOUT ? afterTimeout(step) : outcomeOf(step.run()));
  expect({
    ...seen,
    isChanged: step.state() !== before,
    requests: sandbox().visits.length,
  }).toEqual({
    ...seenOutcome(step, nameOf(service), expected.outcome),
    isChanged,
    leaks: [],
    requests: step.requests + expected.further + (fault === 'to_same_host_307' ? 1 : 0),
  });
});

/** A redirect to the same host is followed, so the request is carried out in the end. */
const isCarriedOut = (fault: FaultName) => FAULTS[fault].isCarriedOut || fault === 'to_same_host_307';

const SECRETS = [
  ...Object.values(CONNECTIONS).flatMap((account) => secretsOf(SERVICES, account)),
  '::username::',
];

/** What a user gets to see of a step, and the parts of keys and signed strings that can be found in its error. */
const outcomeOf = (running: Promise<unknown>) =>
  running.then(
    () => ({ error: 'none', leaks: [] }),
    (error: Error) => {
      const { name, first, delay } = errorFrom(error);
      const everything = [error.message, error.stack, JSON.stringify(error)].join('\n');
      return { error: name, first, delay, leaks: SECRETS.filter((secret) => everything.includes(secret)) };
    },
  );

/** Lets the time of a step pass, on a clock that can be turned, once its last request has arrived. */
async function afterTimeout(step: Step) {
  const outcome = outcomeOf(step.run());
  while (sandbox().visits.length < step.requests) await sandbox().nextArrival();
  jest.advanceTimersByTime(24_999);
  expect(await Promise.race([outcome, 'still waiting'])).toBe('still waiting');
  jest.advanceTimersByTime(1);
  return outcome;
}

// The matrix puts sentences together; these are some of them as a user reads them.
test.each<{ service: ServiceName; title: string; fault: FaultName; first: string }>([
  {
    service: 'influencersoft',
    title: 'Create Order',
    fault: 'reset_before',
    first:
      "The order may or may not have been created: the connection to InfluencerSoft was lost before its response was complete. Replay this step within half a day: it looks for the order first, and creates it only if it isn't there.",
  },
  {
    service: 'justclick',
    title: 'Create Order With Payment Status',
    fault: 'forbidden',
    first:
      "The order may or may not have been created: JustClick rejected the request. Replay this step within half a day: it looks for the order first, and creates it only if it isn't there. Check that the account is active and the API is enabled for it.",
  },
  {
    service: 'justclick_ru',
    title: 'Update Order Status',
    fault: 'server_error',
    first:
      'Order 258362 may or may not have been updated: JustClick returned a server error. Look at it in JustClick; replaying is safe: it sets the same values again.',
  },
  {
    service: 'influencersoft',
    title: 'Delete Order',
    fault: 'forbidden',
    first:
      "Order 258362 may or may not have been deleted: InfluencerSoft rejected the request. Look for it in InfluencerSoft; replaying is safe: it can't delete anything else. Check that the account is active and the API is enabled for it.",
  },
  {
    service: 'influencersoft',
    title: 'Connection',
    fault: 'not_found',
    first:
      "The connection to InfluencerSoft doesn't work: InfluencerSoft has no shop at the address of this connection. Check the Login of the connection.",
  },
  {
    service: 'justclick',
    title: 'Connection',
    fault: 'busy',
    first:
      "The connection to JustClick doesn't work yet: JustClick is not accepting more requests right now. Test it again in a few minutes.",
  },
  {
    service: 'aplaut',
    title: 'Create Order',
    fault: 'busy_seconds',
    first:
      'Order N1 was not created yet: Aplaut is not accepting more requests right now. Zapier tries again by itself.',
  },
  {
    service: 'aplaut',
    title: 'Update Order Status',
    fault: 'invalid_details',
    first:
      "Order N2 was not updated: Aplaut rejected the request (Details: is odd; Locked). Check the values of this step. If they're right, contact Aplaut support.",
  },
  {
    service: 'aplaut_oauth',
    title: 'Create Order',
    fault: 'to_other_host_307',
    first:
      "Order N1 may or may not have been created: Aplaut tried to redirect the request (your key was not sent there). Look for it in Aplaut; replaying is safe: it can't create a duplicate. Check the connection. If it's right, contact Aplaut support.",
  },
])('$service: $title, $fault, word for word', async ({ service, title, fault, first }) => {
  const step = stepOf(service, title, sandbox);
  sandbox().failNext(fault, step.method);
  expect((await errorOf(step.run())).first).toBe(first);
});
