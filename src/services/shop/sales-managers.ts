import type * as zod from 'zod/mini';
import { NOT_SENT } from '../../contract/param-map.ts';
import type { Query } from '../../contract/service.ts';
import { textOf } from '../../json.ts';
import { FIND_SALES_MANAGER, type NO_FIELDS, SALES_MANAGER } from '../../orders/choices.ts';
import { matchByText } from '../../orders/match-by-text.ts';
import type { ShopClient } from './client.ts';
import { listWithKey, wholeList } from './lists.ts';

const METHOD = 'getpersonalmanagers';

/** All employees. */
export const listSalesManagers: Query<ShopClient, typeof NO_FIELDS, typeof SALES_MANAGER> = wholeList(
  METHOD,
  SALES_MANAGER,
  allSalesManagers,
);

/** Employees by their number, or their name or a part of it. */
export const findSalesManager: Query<ShopClient, typeof FIND_SALES_MANAGER, typeof SALES_MANAGER> = {
  methods: [METHOD],
  input: FIND_SALES_MANAGER,
  output: SALES_MANAGER,
  params: { query: NOT_SENT },
  example: { query: 'grace' },
  run: async (client, { query }) =>
    matchByText(
      await allSalesManagers(client),
      query,
      ({ id, name }) => [id, name],
      ({ name }) => [name],
    ),
};

/** `getpersonalmanagers` of API 2.0 (help.influencersoft.com, article 360058446851). */
async function allSalesManagers(client: ShopClient): Promise<zod.output<typeof SALES_MANAGER>[]> {
  const records = await listWithKey(client, METHOD, 'sales managers');
  return records.flatMap((record) => {
    const id = textOf(record.manager_id);
    return id === undefined ? [] : [{ id, name: textOf(record.manager_name) ?? id }];
  });
}
