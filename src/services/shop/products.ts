import type { Connection, Found, Listing, Send } from '../../contract/service.ts';
import type { AnyObject } from '../../form/fields.ts';
import { reading } from '../../http/error-context.ts';
import { fault } from '../../http/failures.ts';
import { isRecord, known, text } from '../../json.ts';
import { COUPON, FIND_COUPON, FIND_SALES_MANAGER, NOTHING, SALES_MANAGER } from '../../orders/choices.ts';
import { meant } from '../../orders/match-by-text.ts';
import { ORDER_CHOICE, orderChoice } from '../../orders/order.ts';
import { FIND_PRODUCT, matching, PRODUCT, type Product, productOf } from '../../orders/product.ts';
import type { Brand } from './brand.ts';
import { callWithKey } from './client.ts';
import { allGoods } from './goods.ts';
import { ordersWithGoods } from './recent-orders.ts';

/** All products. */
export const products = (brand: Brand): Listing<typeof NOTHING, typeof PRODUCT> =>
  whole(PRODUCT, (connection, send) => allProducts(brand, connection, send));

/** Products by their code or a part of their title. */
export const findProduct = (brand: Brand): Listing<typeof FIND_PRODUCT, typeof PRODUCT> => ({
  input: FIND_PRODUCT,
  output: PRODUCT,
  wire: [],
  run: async (connection, { query }, send) => matching(await allProducts(brand, connection, send), query),
});

/** The orders of the last four weeks. */
export const orders = (brand: Brand): Listing<typeof NOTHING, typeof ORDER_CHOICE> =>
  whole(ORDER_CHOICE, async (connection, send) =>
    (await ordersWithGoods(brand, connection, send)).map(orderChoice),
  );

/** All coupons. */
export const coupons = (brand: Brand): Listing<typeof NOTHING, typeof COUPON> =>
  whole(COUPON, (connection, send) => allCoupons(brand, connection, send));

/** Coupons by their number, or their code or a part of it. */
export const findCoupon = (brand: Brand): Listing<typeof FIND_COUPON, typeof COUPON> => ({
  input: FIND_COUPON,
  output: COUPON,
  wire: [],
  run: async (connection, { query }, send) => {
    const all = await allCoupons(brand, connection, send);
    return meant(
      all,
      query,
      ({ id, code }) => [id, code],
      ({ code }) => [code],
    );
  },
});

/** All employees. */
export const salesManagers = (brand: Brand): Listing<typeof NOTHING, typeof SALES_MANAGER> =>
  whole(SALES_MANAGER, (connection, send) => allManagers(brand, connection, send));

/** Employees by their number, or their name or a part of it. */
export const findSalesManager = (brand: Brand): Listing<typeof FIND_SALES_MANAGER, typeof SALES_MANAGER> => ({
  input: FIND_SALES_MANAGER,
  output: SALES_MANAGER,
  wire: [],
  run: async (connection, { query }, send) => {
    const all = await allManagers(brand, connection, send);
    return meant(
      all,
      query,
      ({ id, name }) => [id, name],
      ({ name }) => [name],
    );
  },
});

/** A list that the service gives whole, so that all of it is on the first page. */
const whole = <Out extends AnyObject>(
  output: Out,
  all: (connection: Connection, send: Send) => Promise<Found<Out>[]>,
): Listing<typeof NOTHING, Out> => ({
  input: NOTHING,
  output,
  wire: [],
  run: async (connection, _input, send, { page }) => (page > 0 ? [] : all(connection, send)),
});

/** API 2.0 `getcoupons`; help.influencersoft.com, article 360058447251. */
async function allCoupons(brand: Brand, connection: Connection, send: Send) {
  const records = await listWithKey(brand, connection, send, 'getcoupons', 'coupons');
  return records.flatMap((record) => {
    const id = text(record.id);
    return id === undefined ? [] : [{ id, code: text(record.coupon) ?? id }];
  });
}

/** API 2.0 `getpersonalmanagers`; help.influencersoft.com, article 360058446851. */
async function allManagers(brand: Brand, connection: Connection, send: Send) {
  const records = await listWithKey(brand, connection, send, 'getpersonalmanagers', 'sales managers');
  return records.flatMap((record) => {
    const id = text(record.manager_id);
    return id === undefined ? [] : [{ id, name: text(record.manager_name) ?? id }];
  });
}

async function allProducts(brand: Brand, connection: Connection, send: Send): Promise<Product[]> {
  const attempt = reading(brand.name, 'products');
  const result = await allGoods(brand, connection, send, attempt);
  if (!Array.isArray(result)) throw fault(attempt, 'not_understood');
  return result.filter(isRecord).flatMap(({ good_id, good_name, good_title, good_sum }) => {
    const product = text(good_name);
    if (product === undefined) return [];
    return [
      productOf(
        known({ product, name: text(good_title), price: text(good_sum), product_number: text(good_id) }),
      ),
    ];
  });
}

async function listWithKey(brand: Brand, connection: Connection, send: Send, method: string, what: string) {
  const attempt = reading(brand.name, what);
  const { result } = await callWithKey(brand, connection, { method, attempt, parameters: {} }, send);
  if (!Array.isArray(result)) throw fault(attempt, 'not_understood');
  return result.filter(isRecord);
}
