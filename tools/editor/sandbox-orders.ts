import { asText, type ServiceOrders } from '../../editor/index.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Shop } from '../../sandbox/shop.ts';

/** What the services of the sandbox hold, newest first. */
export const ordersIn = ({ influencersoft, justclick, aplaut }: Sandbox): ServiceOrders[] => [
  ordersOf(influencersoft.service),
  ordersOf(justclick.service),
  {
    service: aplaut.service.name,
    orders: [...aplaut.service.orders.values()].reverse().map((order) => ({
      number: order.number,
      customer: asText(order.consumer_email ?? order.consumer_name ?? order.consumer_phone),
      items: asText(rowsOf(order.order_lines).map((line) => line.product_id)),
      status: asText(Object(order.details).payment_status),
    })),
  },
];

const ordersOf = ({ name, orders }: Shop): ServiceOrders => ({
  service: name,
  orders: [...orders.values()].reverse().map(({ number, status, fields, items }) => ({
    number: String(number),
    customer: fields.bill_email ?? fields.customer_email ?? '',
    items: items.map(({ good }) => good.good_name).join(', '),
    status,
  })),
});

const rowsOf = (lines: unknown): Record<string, unknown>[] =>
  Array.isArray(lines) ? lines.map((line) => Object(line)) : [];
