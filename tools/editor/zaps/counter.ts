import type { OrderAction, ServiceOrders } from '../../../editor/index.ts';
import { Aplaut } from '../../../sandbox/aplaut.ts';
import type { SandboxService } from '../../../sandbox/registration.ts';
import type { OrderSummary } from '../../../sandbox/reply.ts';
import { Shop } from '../../../sandbox/shop.ts';
import { iconOf } from '../icons.ts';

const DAY = 86_400;

const MAKE = { id: 'make', label: 'New order' };
const PAY = { id: 'pay', label: 'Pay' };
const CANCEL = { id: 'cancel', label: 'Cancel' };
const BACKDATE = { id: 'backdate', label: 'A day older' };

/** What a person can do in a service without the app. */
interface Desk {
  /** Makes an order, and returns its number. */
  make(): string;
  /** The statuses of orders that are paid and cancelled. */
  paid: string;
  cancelled: string;
  setStatus(number: string, status: string): void;
  /** Moves the date of an order, and of its payment, back by a day. */
  backdate(number: string): void;
}

/** The counters of the services: what a person does there by hand. */
export class Counter {
  readonly #services: readonly { service: SandboxService; desk: Desk | undefined }[];

  /** @param clock the time in the services */
  constructor(services: readonly SandboxService[], clock: () => Date) {
    this.#services = services.map((service) => ({ service, desk: deskOf(service, clock) }));
  }

  /** What the services hold, with what can be done there. */
  orders(): ServiceOrders[] {
    return this.#services.map(({ service, desk }) => ({
      service: service.name,
      icon: iconOf(service.name),
      actions: desk ? [MAKE] : [],
      orders: service
        .listOrders()
        .map((order) => ({ ...order, actions: desk ? actionsFor(order, desk) : [] })),
    }));
  }

  /** @returns what was done, as a sentence; nothing if there is nobody who could do it */
  act(service: string, action: string, order = ''): string {
    const desk = this.#services.find((known) => known.service.name === service)?.desk;
    switch (desk && action) {
      case MAKE.id:
        return `Order ${desk?.make()} was made in ${service}.`;
      case PAY.id:
        desk?.setStatus(order, desk.paid);
        return `Order ${order} was paid.`;
      case CANCEL.id:
        desk?.setStatus(order, desk.cancelled);
        return `Order ${order} was cancelled.`;
      case BACKDATE.id:
        desk?.backdate(order);
        return `Order ${order} is a day older now.`;
      default:
        return '';
    }
  }
}

const actionsFor = ({ status }: OrderSummary, { paid, cancelled }: Desk): OrderAction[] => [
  ...(status === paid ? [] : [PAY]),
  ...(status === cancelled ? [] : [CANCEL]),
  BACKDATE,
];

/** Whoever orders by hand. */
const CUSTOMERS = [
  ['Ada', 'Lovelace'],
  ['Grace', 'Hopper'],
  ['Alan', 'Turing'],
  ['Mary', 'Shelley'],
] as const;

const customer = (index: number) => {
  const [first, last] = CUSTOMERS[index % CUSTOMERS.length] ?? CUSTOMERS[0];
  return { first, last, email: `${first.toLowerCase()}@example.com` };
};

/** A service that nobody can do anything in has none. */
function deskOf(service: SandboxService, clock: () => Date): Desk | undefined {
  if (service instanceof Shop) return shopDesk(service, clock);
  return service instanceof Aplaut ? aplautDesk(service, clock) : undefined;
}

function shopDesk(shop: Shop, clock: () => Date): Desk {
  const seconds = () => Math.floor(clock().getTime() / 1000);
  let made = 0;
  return {
    paid: 'paid',
    cancelled: 'cancel',
    make() {
      const { first, last, email } = customer(made);
      // Boots have to be sent, the others not.
      const good = shop.goods[made % 2 === 0 ? 1 : 0];
      made += 1;
      const number = shop.nextNumber++;
      shop.orders.set(number, {
        number,
        status: 'waiting',
        created: seconds(),
        fields: { bill_first_name: first, bill_surname: last, bill_email: email },
        items: good ? [{ good, price: good.good_sum }] : [],
      });
      return String(number);
    },
    setStatus(number, status) {
      const order = shop.orders.get(Number(number));
      if (order === undefined) return;
      order.status = status;
      if (status === 'paid') order.paid = seconds();
    },
    backdate(number) {
      const order = shop.orders.get(Number(number));
      if (order === undefined) return;
      order.created -= DAY;
      if (order.paid !== undefined) order.paid -= DAY;
    },
  };
}

function aplautDesk(aplaut: Aplaut, clock: () => Date): Desk {
  const { orders, products } = aplaut;
  let made = 0;
  const change = (number: string, changed: object) => {
    const order = orders.get(number);
    if (order) orders.set(number, { ...order, ...changed, updated_at: clock().toISOString() });
  };
  return {
    paid: 'paid',
    cancelled: 'cancelled',
    make() {
      const { first, last, email } = customer(made);
      made += 1;
      const number = `A-${made}`;
      const now = clock().toISOString();
      const [product] = products;
      orders.set(number, {
        number,
        consumer_name: `${first} ${last}`,
        consumer_email: email,
        created_at: now,
        updated_at: now,
        details: { payment_status: 'not-paid' },
        order_lines: product ? [{ product_id: product.external_id, name: product.name }] : [],
      });
      return number;
    },
    setStatus(number, status) {
      const details = { ...Object(orders.get(number)?.details), payment_status: status };
      change(number, { details });
    },
    backdate(number) {
      const made = Date.parse(String(orders.get(number)?.created_at));
      change(number, { created_at: new Date(made - DAY * 1000).toISOString() });
    },
  };
}
