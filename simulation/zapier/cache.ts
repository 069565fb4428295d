import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as zod from 'zod/mini';
import { SECOND, sleep } from './clock.ts';
import { callerOf } from './network.ts';

/** Where core is told to ask (`event.rpc_base`). */
export const RPC_ADDRESS = 'http://127.0.0.1:4001';

/** Who runs a step: what the scopes `user` and `auth` of a key mean. */
export interface Owner {
  user: string;
  auth: string;
}

/** How the cache does: `slow` takes as many milliseconds more, `silent` takes the question and never answers. */
export type CacheHealth = { state: 'well' | 'down' | 'silent' } | { state: 'slow'; by: number };

const CALL = zod.object({
  id: zod.unknown(),
  storeKey: zod.string(),
  method: zod.enum(['zcache_get', 'zcache_set', 'zcache_delete']),
  params: zod.array(zod.unknown()),
});
const SCOPE = zod.nullish(zod.array(zod.enum(['user', 'auth'])));
const KEY = zod.tuple([zod.string(), SCOPE]);
const ENTRY = zod.tuple([
  zod.string(),
  zod.string(),
  zod.nullish(zod.int()),
  SCOPE,
  zod.nullish(zod.boolean()),
]);

/** Zapier's side of `z.cache`, as core speaks to it (zapier-platform-core/src/tools/create-rpc-client.js). */
export class Cache {
  health: CacheHealth = { state: 'well' };
  /**
   * What `set` returns if `nx` kept it from setting. Zapier does not say; `null` is also what it returns then for a set that
   * worked.
   */
  readonly #refusal: false | null;
  readonly #entries = new Map<string, { value: string; until: number }>();
  readonly #owners = new Map<string, Owner>();

  constructor(refusal: false | null = false) {
    this.#refusal = refusal;
  }

  // A question that it does not understand ends the simulation.
  readonly server = createServer((request, response) => void this.#answer(request, response));

  /** What core names in its questions, by which the cache knows whose step asks. */
  storeKeyOf(owner: Owner): string {
    const key = JSON.stringify(owner);
    this.#owners.set(key, owner);
    return key;
  }

  /** Loses everything, as a cache may at any time. */
  clear(): void {
    this.#entries.clear();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { id, storeKey, method, params } = CALL.parse(JSON.parse(await text(request)));
    const owner = this.#owners.get(storeKey);
    const caller = callerOf(request.socket);
    if (this.health.state !== 'well') {
      caller?.incidents.push({ what: `cache ${this.health.state}`, at: Date.now() });
    }
    if (this.health.state === 'silent') return;
    if (this.health.state === 'slow') await sleep(this.health.by);
    if (method === 'zcache_delete') caller?.forget();
    const isDown = this.health.state === 'down' || owner === undefined;
    response.writeHead(isDown ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isDown ? {} : { id, result: this.#carryOut(owner, method, params) }));
  }

  #carryOut(owner: Owner, method: zod.output<typeof CALL>['method'], params: unknown[]): unknown {
    const now = Date.now();
    if (method === 'zcache_set') {
      const [key, value, ttl, scope, nx] = ENTRY.parse(params);
      const name = nameOf(owner, key, scope);
      if (nx === true && (this.#entries.get(name)?.until ?? 0) > now) return this.#refusal;
      this.#entries.set(name, { value, until: ttl == null ? Number.POSITIVE_INFINITY : now + ttl * SECOND });
      return this.#refusal === null ? null : true;
    }
    const [key, scope] = KEY.parse([params[0], params[1] ?? null]);
    const name = nameOf(owner, key, scope);
    const entry = this.#entries.get(name);
    if (method === 'zcache_delete') return this.#entries.delete(name);
    return entry !== undefined && entry.until > now ? entry.value : null;
  }
}

const nameOf = (owner: Owner, key: string, scope: readonly ('user' | 'auth')[] | null | undefined): string =>
  JSON.stringify([key, ...(scope ?? []).map((part) => owner[part])]);
