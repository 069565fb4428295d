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
  /** As it was typed. */
  login: string;
  key: string;
}

/** The most by which the clock of a shop may differ, in milliseconds: `find-made-order.ts` allows for as much. */
const CLOCK_MILLISECONDS = 15 * 60_000;

/** Asks a shop as the app does, and looks at each answer whatever the app would make of it. */
export class ShopApi {
  readonly #account: ShopAccount;
  readonly #tools: Tools;
  #login: string;

  constructor(account: ShopAccount, tools: Tools) {
    this.#account = account;
    this.#login = account.login.toLowerCase();
    this.#tools = tools;
  }

  /** From now on signs with the login as it was typed. */
  signAsTyped(): void {
    this.#login = this.#account.login;
  }

  /** Calls a method of the signed API. A 307 or 308 on the same host is followed once. */
  async ask(method: string, params: Params = {}): Promise<Answer> {
    return this.#judged(method, this.#signed(params));
  }

  /** Calls a method of API 2.0. */
  async askWithKey(method: string, params: Params = {}): Promise<Answer> {
    const answer = await this.#judged(method, httpBuildQuery({ rpsKey: this.#account.key, ...params }));
    // A refusal need not be signed.
    if (answer.code === 0 || answer.isSigned) {
      const seen = answer.isSigned ? 'Signed.' : 'Not signed.';
      this.#tools.findings.record('api2-signature', answer.isSigned, seen);
    }
    return answer;
  }

  /** Calls a method of the signed API with a hash that is wrong. */
  askWithWrongHash(method: string, params: Params): Promise<Answer> {
    const query = httpBuildQuery(params);
    const hash = signRequest(query, this.#login, `${this.#account.key}0`);
    return this.#post(`${method} (wrong hash)`, method, `${query}&hash=${hash}`);
  }

  /** Calls a method under another name, and follows no redirect. */
  askAs(name: string): Promise<Answer> {
    return this.#post(name, name, this.#signed({}));
  }

  #signed(params: Params): string {
    const query = httpBuildQuery(params);
    const hash = signRequest(query, this.#login, this.#account.key);
    return query === '' ? `hash=${hash}` : `${query}&hash=${hash}`;
  }

  async #judged(method: string, body: string): Promise<Answer> {
    const first = await this.#post(method, method, body);
    const answer = first.target === undefined ? first : await this.#post(method, first.target, body);
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
      target: this.#targetOf(status, header('location')),
    };
  }

  #targetOf(status: number, location: string | undefined): string | undefined {
    const target = location === undefined ? null : URL.parse(location);
    const isFollowed = [307, 308].includes(status) && target?.host === this.#account.host;
    return isFollowed ? target.pathname.slice('/api/'.length) : undefined;
  }
}
