import type { Params } from '../../src/contract/param-map.ts';
import type { HttpRequest, HttpResponse } from '../../src/http/request.ts';
import { isRecord, jsonOf } from '../../src/json.ts';
import { API_KEY_SCHEME, OAUTH_SCHEME, type Scheme } from '../../src/services/aplaut/connection.ts';
import { aplautRequest } from '../../src/services/aplaut/request.ts';
import type { Findings } from '../findings.ts';
import type { Tools } from '../script.ts';

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
  readonly #tools: Tools;
  #scheme: Scheme;

  constructor(key: string, scheme: Scheme, tools: Tools) {
    this.#key = key;
    this.#scheme = scheme;
    this.#tools = tools;
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
    const request = aplautRequest(this.#scheme, this.#key, { method, path, attributes });
    const { probe, findings } = this.#tools;
    const response = await probe.send(`${method} ${name}`, request, (busy) => judgeBusyTime(busy, findings));
    const { status, text } = response;
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

/** Judges whether a busy Aplaut says when to come back. */
function judgeBusyTime({ header }: HttpResponse, findings: Findings): void {
  const time = header('retry-after') ?? header('x-ratelimit-reset') ?? '';
  const isTime = /^\d+$/.test(time) || !Number.isNaN(Date.parse(time));
  findings.judge('aplaut-busy-time', isTime, 'It says when.', 'It does not say when.');
}
