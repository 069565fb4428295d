import type { Sandbox } from '../../sandbox/sandbox.ts';
import { SERVICES } from '../../src/services/index.ts';
import { serviceOf } from '../../src/zapier/connection.ts';
import { CONNECTIONS, run, type ServiceName, search, testConnection } from '../support/app.ts';

/** A step for something to go wrong in, and the words of its error messages. */
export interface Step {
  run(): Promise<unknown>;
  /** What begins a message if nothing was changed. */
  failed: string;
  /** Only for a step that changes something: what nobody knows after a failure, and how to find out. */
  change?: { unclear: string; check: string };
  /** What follows if the service is busy. */
  busyAdvice: string;
  /** What the step changes, as a value that can be compared. */
  state(): unknown;
  /** How many requests the step sends. */
  requests: number;
  /** How many more it takes to see whether the change was made, by what is seen; left out if the step does not look. */
  look?: { made: number; notMade: number };
  /** How many more it takes to look up what an answer does not say. */
  lookUp?: number;
  /** The HTTP method of the request that goes wrong, if there are several. */
  method?: string;
}

export type Steps = Readonly<Record<string, Step>>;

/** Returns the name of a service, as it is in messages. */
export const nameOf = (service: ServiceName): string => serviceOf(SERVICES, CONNECTIONS[service]).name;

const ORDER = { items: [{ product: 'sales' }], email: 'ada@example.com' };
const REPLAYED = 'Zapier tries again by itself.';

const connection = (service: ServiceName): Step => ({
  run: () => testConnection(CONNECTIONS[service]),
  failed: `The connection to ${nameOf(service)} doesn't work`,
  busyAdvice: 'Test it again in a few minutes.',
  state: () => undefined,
  requests: 1,
});

const finding = (service: ServiceName, order_number: string): Step => ({
  run: () => search('find_order', CONNECTIONS[service], { order_number }),
  failed: `Order ${order_number} could not be read`,
  busyAdvice: REPLAYED,
  state: () => undefined,
  requests: 1,
});

const updating = (service: ServiceName, number: string) => ({
  failed: `Order ${number} was not updated`,
  change: {
    unclear: `Order ${number} may or may not have been updated`,
    check: `Look at it in ${nameOf(service)}; replaying is safe: it sets the same values again.`,
  },
  busyAdvice: REPLAYED,
});

const deleting = (service: ServiceName, number: string) => ({
  failed: `Order ${number} was not deleted`,
  change: {
    unclear: `Order ${number} may or may not have been deleted`,
    check: `Look for it in ${nameOf(service)}; replaying is safe: it can't delete anything else.`,
  },
  busyAdvice: REPLAYED,
});

/** Returns the steps of a shop. Order 258362 is there to be changed. */
function shopSteps(service: ServiceName, sandbox: () => Sandbox): Steps {
  const authData = CONNECTIONS[service];
  const orders = () => shopOf(service, sandbox()).orders;
  const creating = {
    failed: 'The order was not created',
    change: {
      unclear: 'The order may or may not have been created',
      check:
        "Replay this step within half a day: it looks for the order first, and creates it only if it isn't there.",
    },
    busyAdvice: REPLAYED,
    state: () => orders().size,
    requests: 1,
    // The numbers of the customer's orders, and if there is one, that order.
    look: { made: 2, notMade: 1 },
  };
  return {
    Connection: connection(service),
    'Find Order': finding(service, '258362'),
    'Create Order': { ...creating, run: () => run('create_order', authData, ORDER) },
    'Create Order With Payment Status': {
      ...creating,
      run: () => run('create_order_with_payment_status', authData, ORDER),
      lookUp: 2,
    },
    'Update Order Status': {
      ...updating(service, '258362'),
      run: () => run('update_order_status', authData, { order_number: '258362', status: 'paid' }),
      state: () => orders().get(258362)?.status,
      requests: 1,
    },
    'Delete Order': {
      ...deleting(service, '258362'),
      run: () => run('delete_order', authData, { order_number: '258362' }),
      state: () => orders().has(258362),
      requests: 1,
      look: { made: 1, notMade: 1 },
    },
  };
}

/** Returns the steps of Aplaut. Order N2 is there to be changed; N1 is not there yet. */
function aplautSteps(service: ServiceName, sandbox: () => Sandbox): Steps {
  const authData = CONNECTIONS[service];
  const orders = () => sandbox().aplaut.service.orders;
  const creating = {
    failed: 'Order N1 was not created',
    change: {
      unclear: 'Order N1 may or may not have been created',
      check: "Look for it in Aplaut; replaying is safe: it can't create a duplicate.",
    },
    busyAdvice: REPLAYED,
    state: () => orders().has('N1'),
    requests: 1,
    look: { made: 1, notMade: 1 },
  };
  const order = { ...ORDER, order_number: 'N1' };
  return {
    Connection: connection(service),
    'Find Order': finding(service, 'N2'),
    'Create Order': { ...creating, run: () => run('create_order', authData, order) },
    'Create Order that updates': {
      ...creating,
      run: () => run('create_order', authData, { ...order, if_exists: 'update' }),
    },
    'Update Order Status': {
      ...updating(service, 'N2'),
      run: () => run('update_order_status', authData, { order_number: 'N2', payment_status: 'paid' }),
      state: () => JSON.stringify(orders().get('N2')),
      requests: 2,
      method: 'PUT',
    },
    'Delete Order': {
      ...deleting(service, 'N2'),
      run: () => run('delete_order', authData, { order_number: 'N2' }),
      state: () => orders().has('N2'),
      requests: 1,
      look: { made: 1, notMade: 1 },
    },
  };
}

const STEPS: Readonly<Partial<Record<ServiceName, typeof shopSteps>>> = {
  influencersoft: shopSteps,
  justclick: shopSteps,
  justclick_ru: shopSteps,
  aplaut: aplautSteps,
  aplaut_oauth: aplautSteps,
};

export const isShop = (service: ServiceName): boolean => STEPS[service] === shopSteps;

/** @throws if there are no steps of the service here */
export function stepsOf(service: ServiceName, sandbox: () => Sandbox): Steps {
  const steps = STEPS[service];
  if (steps === undefined) throw new Error(`No step of ${service} is here for something to go wrong in.`);
  return steps(service, sandbox);
}

/** @throws if the service has no step with this title */
export function stepOf(service: ServiceName, title: string, sandbox: () => Sandbox): Step {
  const step = stepsOf(service, sandbox)[title];
  if (step === undefined) throw new Error(`${service} has no step "${title}".`);
  return step;
}

/** Puts back what the steps change. */
export function resetOrders(sandbox: Sandbox): void {
  for (const { service } of [sandbox.influencersoft, sandbox.justclick]) {
    service.orders.clear();
    service.orders.set(258362, { number: 258362, status: 'waiting', created: 0, fields: {}, items: [] });
  }
  sandbox.aplaut.service.orders.clear();
  sandbox.aplaut.service.orders.set('N2', { number: 'N2' });
}

const shopOf = (service: ServiceName, sandbox: Sandbox) =>
  (service === 'influencersoft' ? sandbox.influencersoft : sandbox.justclick).service;

/** Makes Zapier come back exactly when the service says. */
export function withoutJitter(): void {
  jest.spyOn(Math, 'random').mockReturnValue(0);
}
