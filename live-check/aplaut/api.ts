import type { Params } from '../../src/contract/param-map.ts';
import type { HttpRequest } from '../../src/http/request.ts';
import { isRecord, jsonOf } from '../../src/json.ts';
import { API_KEY_SCHEME, OAUTH_SCHEME, type Scheme } from '../../src/services/aplaut/connection.ts';
import type { Probe } from '../probe.ts';

const JSON_API = 'application/vnd.api+json';

export type Json = Readonly<Record<string, unknown>>;

/** An answer as it came. */
export interface Answer {
  status: number;
  text: string;
  /** The attributes of the order in it. */
  order: Json | undefined;
  /** The entries of the list in it. */
  list: readonly unknown[] | undefined;
}

/** Asks Aplaut as the app does, and looks at each answer whatever the app would make of it. */
export class AplautApi {
  readonly #key: string;
  readonly #probe: Probe;
  #scheme: Scheme;

  constructor(key: string, scheme: Scheme, probe: Probe) {
    this.#key = key;
    this.#scheme = scheme;
    this.#probe = probe;
  }

  /** Whether the key is sent as an API key, and not as an OAuth token. */
  get sendsToken(): boolean {
    return this.#scheme === API_KEY_SCHEME;
  }

  /** From now on sends the key in the other way. */
  sendAsBearer(): void {
    this.#scheme = OAUTH_SCHEME;
  }

  /**
   * @param path below `/v4`, already encoded
   * @param name what the report calls the path
   */
  async ask(
    method: HttpRequest['method'],
    path: string,
    { name = path, attributes }: { name?: string; attributes?: Params } = {},
  ): Promise<Answer> {
    const { status, text } = await this.#probe.send(`${method} ${name}`, {
      method,
      url: `https://api.aplaut.io/v4${path}`,
      headers: {
        accept: JSON_API,
        authorization: `${this.#scheme.prefix}${this.#key}`,
        ...(attributes && { 'content-type': JSON_API }),
      },
      ...(attributes && { body: JSON.stringify({ data: { type: 'orders', attributes } }) }),
    });
    const json = jsonOf(text);
    const data = isRecord(json) ? json.data : undefined;
    return {
      status,
      text,
      order: isRecord(data) && isRecord(data.attributes) ? data.attributes : undefined,
      list: Array.isArray(data) ? data : undefined,
    };
  }
}
