import { MOST_DAYS_BACK } from '../src/services/shop/orders-since.ts';
import type { OrderWishes } from './script.ts';
import type { CheckedService } from './services.ts';

/** Returns what a run is going to do with an account, for the user to agree to. */
export function planOf(service: CheckedService, wishes: OrderWishes | undefined, report: string): string {
  const parts = [
    service.isShop ? SHOP_READS : APLAUT_READS,
    ...(wishes === undefined ? [NO_ORDER] : service.isShop ? shopOrder(wishes) : aplautOrder(wishes)),
    `Writes a report to ${report}, without your key, login or address, and without anything of your customers.`,
  ];
  const pace = `One request every ${service.pause / 1000} seconds, so that it takes about a minute. What the service turns away because it is busy is sent again, twice at most.`;
  return [`With your account of ${service.title}, this`, ...parts.map((part) => `- ${part}`), pace].join(
    '\n',
  );
}

const NO_ORDER = 'Makes no order and changes nothing.';

const SHOP_READS =
  'Reads the products (GetAllGoods; once as getallgoods, and once with 1,000 values), the orders of a day in 2011 ' +
  'and of the last four weeks (getOrdersWithGoods), those of an address that has none (GetBills), and the coupons (getcoupons).';

const APLAUT_READS =
  'Reads the five orders that were changed last (GET /orders), the first page of the products twice, and one of them by its ' +
  'code (GET /products).';

function shopOrder({ email, product, coupon, byApi2 }: OrderWishes): string[] {
  const [method, more] = byApi2
    ? ['createorder of API 2.0', '']
    : ['CreateOrder', ', never to be cancelled by itself'];
  const withCoupon = coupon === undefined ? '' : ` and the coupon ${coupon}`;
  return [
    `Makes one test order (${method}): of ${email}, with the product ${product} three times, for 10.50, 20.25 and 20.25${withCoupon}, ` +
      `dated ${MOST_DAYS_BACK} days ago${more}. The shop may write to this address.`,
    'Looks for the test order (getOrderDetails, getOrdersWithGoods, GetBills).',
    ...(byApi2
      ? []
      : [
          'Sends the same order once more. A shop that does not take it for the same order makes a second one, which is deleted as well.',
          'Changes the status of the test order (UpdateOrderStatus): tries to cancel it with a wrong hash, then marks it as paid, ' +
            'returned and cancelled. The shop does what it does for such orders of this product.',
        ]),
    'Deletes the test order (DeleteOrder), and then tries to read, delete and cancel it (UpdateOrderStatus). It is deleted ' +
      'whatever happens, also after Ctrl-C; if that fails, you are told which order is left.',
  ];
}

const aplautOrder = ({ email, product }: OrderWishes): string[] => [
  `Makes one test order (POST /orders): of ${email}, with the product ${product} three times, for 20.25, 20.25 and 10.50. Aplaut may write ` +
    'to this address if a campaign of yours fits. Before that it sends the order without the address, and after that once more: ' +
    'both are to be refused.',
  'Reads the test order (GET /orders/{number}), changes its details and its time (PUT /orders/{number}), and reads the orders ' +
    'that were changed last.',
  'Deletes the test order (DELETE /orders/{number}), whatever happens, also after Ctrl-C; if that fails, you are told its number.',
];
