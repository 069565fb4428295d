import type { Params } from '../../src/contract/param-map.ts';
import type { HttpResponse } from '../../src/http/request.ts';
import { isRecord, jsonOf, textOf } from '../../src/json.ts';
import { httpBuildQuery } from '../../src/services/shop/http-build-query.ts';
import { signRequest, verifyResponse } from '../../src/services/shop/signature.ts';
import type { Tools } from '../script.ts';
import type { Answer } from './answer.ts';

/** The account of a shop. */
export interface ShopAccount {
  host: string;
  login: string;
  key: string;
}

/** The most by which the clock of a shop may differ, in milliseconds: `find-made-order.ts` allows for as much. */
const CLOCK_MILLISECONDS = 15 * 60_000;

/** Asks a shop as the app does, and looks at each answer whatever the app would make of it. */
export class ShopApi {
  readonly #account: ShopAccount;
  readonly #tools: Tools;

  constructor(account: ShopAccount, tools: Tools) {
    this.#account = account;
    this.#tools = tools;
  }

  /** Calls a method of the signed API. A 307 or 308 on the same host is followed once. */
  async ask(method: string, params: Params = {}): Promise<Answer> {
    return this.#judged(method, this.#signed(params));
  }

  /** Calls a method of API 2.0. */
  async askWithKey(method: string, params: Params = {}): Promise<Answer> {
    const answer = await this.#judged(method, httpBuildQuery({ rpsKey: this.#account.key, ...params }));
    if (answer.code !== undefined) {
      this.#tools.findings.record(
        'api2-signature',
        answer.isSigned,
        answer.isSigned ? 'Signed.' : 'Not signed.',
      );
    }
    return answer;
  }

  /** Calls a method of the signed API with a hash that is wrong. */
  askWithWrongHash(method: string, params: Params): Promise<Answer> {
    const query = httpBuildQuery(params);
    const { login, key } = this.#account;
    return this.#post(
      `${method} (wrong hash)`,
      method,
      `${query}&hash=${signRequest(query, login, `${key}0`)}`,
    );
  }

  /** Calls a method under another name, and follows no redirect. */
  askAs(name: string): Promise<Answer> {
    return this.#post(name, name, this.#signed({}));
  }

  #signed(params: Params): string {
    const query = httpBuildQuery(params);
    const hash = signRequest(query, this.#account.login, this.#account.key);
    return query === '' ? `hash=${hash}` : `${query}&hash=${hash}`;
  }

  async #judged(method: string, body: string): Promise<Answer> {
    const first = await this.#post(method, method, body);
    const target = first.location === undefined ? null : URL.parse(first.location);
    const isFollowed = [307, 308].includes(first.status) && target?.host === this.#account.host;
    const answer = isFollowed ? await this.#post(method, target.pathname.slice('/api/'.length), body) : first;
    this.#judge(method, answer);
    return answer;
  }

  #judge(method: string, { status, code, isSigned }: Answer): void {
    const { findings } = this.#tools;
    if (code === 0 && isSigned) findings.record('answer-status', status < 400, `HTTP ${status}.`);
    // Nothing to be seen in a fault of the server. GetBills has an assumption of its own.
    if (status >= 500 || method === 'GetBills') return;
    const isThere = code !== undefined;
    findings.record(
      'method-case',
      isThere,
      isThere ? 'All that were called are there.' : `${method}: HTTP ${status}.`,
    );
  }

  async #post(name: string, method: string, body: string): Promise<Answer> {
    const { probe, now, findings } = this.#tools;
    const response = await probe.send(name, {
      method: 'POST',
      url: `https://${this.#account.host}/api/${method}`,
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    const date = Date.parse(response.header('date') ?? '');
    if (!Number.isNaN(date)) {
      const difference = Math.abs(date - now());
      const minutes = Math.round(difference / 60_000);
      findings.record(
        'shop-clock',
        difference < CLOCK_MILLISECONDS,
        `${minutes} minutes from this machine's.`,
      );
    }
    return this.#answerIn(response);
  }

  #answerIn({ status, text, header }: HttpResponse): Answer {
    const json = jsonOf(text);
    const { error_code, error_text, hash, result } = isRecord(json) ? json : {};
    const code = textOf(error_code);
    const isAnswer = code !== undefined && /^\d+$/.test(code);
    const envelope = { code: code ?? '', text: String(error_text ?? ''), hash: textOf(hash) };
    return {
      status,
      code: isAnswer ? Number(code) : undefined,
      result,
      isSigned: isAnswer && verifyResponse(envelope, this.#account.key),
      location: header('location'),
    };
  }
}
