import { type Cache, RPC_ADDRESS } from './cache.ts';
import type { Connection } from './connection.ts';
import type { Ending, Machines } from './machines.ts';
import type { Incident } from './network.ts';

/** What a step is given besides its account. */
export interface Values {
  inputData?: Readonly<Record<string, unknown>>;
  meta?: Readonly<Record<string, unknown>>;
}

/** Calls an app's functions for an account, on one machine or another. */
export class Calls {
  readonly #machines: Machines;
  readonly #cache: Cache;
  readonly #crash: () => number | undefined;

  /** @param crash milliseconds into a call after which its process ends; mostly `undefined` */
  constructor(machines: Machines, cache: Cache, crash: () => number | undefined = () => undefined) {
    this.#machines = machines;
    this.#cache = cache;
    this.#crash = crash;
  }

  /**
   * @param method such as `creates.create_order.operation.perform`
   * @param incidents takes what goes wrong around it, also after its end
   */
  call(
    { authData, user, id }: Connection,
    method: string,
    { inputData = {}, meta = {} }: Values,
    incidents: Incident[] = [],
  ): Promise<Ending> {
    const event = {
      method,
      bundle: { authData, inputData, meta },
      rpc_base: RPC_ADDRESS,
      storeKey: this.#cache.storeKeyOf({ user, auth: id }),
    };
    return this.#machines.run(event, incidents, this.#crash());
  }
}
