import * as zod from 'zod/mini';
import { type ParamMap, paramsOf } from '../../contract/param-map.ts';
import type { Command } from '../../contract/service.ts';
import { deleting } from '../../orders/error-contexts.ts';
import { deletedOrder } from '../../orders/order-fields.ts';
import { changeOnce } from '../../replays/change-once.ts';
import type { ShopClient } from './client.ts';
import { shopOrderNumber } from './fields.ts';
import { ONE_ORDER, readOrder } from './read-orders.ts';

const METHOD = 'DeleteOrder';
const INPUT = zod.object({ order_number: shopOrderNumber });
const PARAMS: ParamMap<zod.output<typeof INPUT>> = { order_number: 'bill_id' };
const OUTPUT = zod.object(deletedOrder);

/** `DeleteOrder` (help.influencersoft.com, article 360050556792): deletes or hides an order for good. */
export const deleteOrder: Command<ShopClient, typeof INPUT, typeof OUTPUT> = {
  methods: [METHOD, ONE_ORDER],
  input: INPUT,
  output: OUTPUT,
  params: PARAMS,
  example: { order_number: '258360' },
  async run(client, input) {
    const { order_number } = input;
    const context = deleting(client.brand.name, order_number);
    await changeOnce(client.step, {
      of: [client.host, METHOD, order_number],
      send: () => client.callSigned({ method: METHOD, context, params: paramsOf(PARAMS, input) }),
      // Assumed: deleted-order.
      isMade: async (isSaid) => isSaid || (await readOrder(client, order_number)) === undefined,
    });
    return { id: order_number, order_number, service: client.brand.id, deleted: true };
  },
};
