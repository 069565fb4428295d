import type { Params } from '../../src/contract/param-map.ts';
import type { HttpResponse } from '../../src/http/request.ts';
import { isRecord, jsonOf, textOf } from '../../src/json.ts';
import { CLOCK_MILLISECONDS } from '../../src/services/shop/find-made-order.ts';
import { bodyWithKey, shopRequest, signedBody } from '../../src/services/shop/request.ts';
import { verifyResponse } from '../../src/services/shop/signature.ts';
import type { Tools } from '../script.ts';
import { type Answer, LIMIT } from './answer.ts';

/** The account of a shop. */
export interface ShopAccount {
  host: string;
  /** As it was typed. */
  login: string;
  key: string;
}

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
  ask(method: string, params: Params = {}): Promise<Answer> {
    return this.#judged(method, signedBody(params, this.#login, this.#account.key));
  }

  /** Calls a method of API 2.0. */
  async askWithKey(method: string, params: Params = {}): Promise<Answer> {
    const answer = await this.#judged(method, bodyWithKey(params, this.#account.key));
    const { code, isSigned } = answer;
    // A refusal need not be signed.
    const isShown = code === 0 || isSigned;
    if (isShown) this.#tools.findings.judge('api2-signature', isSigned, 'Signed.', 'Not signed.');
    return answer;
  }

  /** Calls a method of the signed API with a hash that is wrong. */
  askWithWrongHash(method: string, params: Params): Promise<Answer> {
    const body = signedBody(params, this.#login, `${this.#account.key}0`);
    return this.#post(`${method} (wrong hash)`, method, body);
  }

  /** Calls a method under another name, and follows no redirect. */
  askAs(name: string): Promise<Answer> {
    return this.#post(name, name, signedBody({}, this.#login, this.#account.key));
  }

  async #judged(method: string, body: string): Promise<Answer> {
    const first = await this.#post(method, method, body);
    const answer = first.target === undefined ? first : await this.#post(method, first.target, body);
    if (answer.code === LIMIT) this.#tools.findings.noteTrouble('code 8');
    this.#judge(method, answer);
    return answer;
  }

  #judge(method: string, { status, code, isSigned }: Answer): void {
    const { findings } = this.#tools;
    if (code === 0 && isSigned) findings.judge('answer-status', status < 400, `HTTP ${status}.`);
    // It has an assumption of its own.
    if (method === 'GetBills') return;
    const missing = `${method}: HTTP ${status}.`;
    findings.judge('method-case', code !== undefined, 'All that were called are there.', missing);
  }

  async #post(name: string, method: string, body: string): Promise<Answer> {
    const { probe } = this.#tools;
    const response = await probe.send(name, shopRequest(this.#account.host, method, body));
    this.#judgeClock(response);
    return this.#answerIn(response);
  }

  #judgeClock({ header }: HttpResponse): void {
    const { now, findings } = this.#tools;
    const difference = Math.abs(Date.parse(header('date') ?? '') - now());
    if (Number.isNaN(difference)) return;
    const seen = `${Math.round(difference / 60_000)} minutes from this machine's.`;
    findings.judge('shop-clock', difference < CLOCK_MILLISECONDS, seen);
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
