import type * as zod from 'zod/mini';
import { NOT_SENT } from '../../contract/param-map.ts';
import type { Query } from '../../contract/service.ts';
import { textOf } from '../../json.ts';
import { COUPON, FIND_COUPON, type NO_FIELDS } from '../../orders/choices.ts';
import { matchByText } from '../../orders/match-by-text.ts';
import type { ShopClient } from './client.ts';
import { listWithKey, wholeList } from './lists.ts';

const METHOD = 'getcoupons';

/** All coupons. */
export const listCoupons: Query<ShopClient, typeof NO_FIELDS, typeof COUPON> = wholeList(
  METHOD,
  COUPON,
  allCoupons,
);

/** Coupons by their number, or their code or a part of it. */
export const findCoupon: Query<ShopClient, typeof FIND_COUPON, typeof COUPON> = {
  methods: [METHOD],
  input: FIND_COUPON,
  output: COUPON,
  params: { query: NOT_SENT },
  example: { query: 'spring' },
  run: async (client, { query }) =>
    matchByText(
      await allCoupons(client),
      query,
      ({ id, code }) => [id, code],
      ({ code }) => [code],
    ),
};

/** `getcoupons` of API 2.0 (help.influencersoft.com, article 360058447251). */
async function allCoupons(client: ShopClient): Promise<zod.output<typeof COUPON>[]> {
  const records = await listWithKey(client, METHOD, 'coupons');
  return records.flatMap((record) => {
    const id = textOf(record.id);
    return id === undefined ? [] : [{ id, code: textOf(record.coupon) ?? id }];
  });
}
