import type { Params } from '../../contract/param-map.ts';
import type { Step } from '../../contract/step.ts';
import type { ErrorContext } from '../../http/error-context.ts';
import type { HttpRequest, HttpResponse } from '../../http/request.ts';
import { sendChecked } from '../../http/send-checked.ts';
import type { AplautAccount, Scheme } from './connection.ts';
import { type Explain, errorFor } from './errors.ts';

/** One call of the Platform API. */
export interface AplautCall {
  method: HttpRequest['method'];
  /** Below `/v4`, already encoded. */
  path: string;
  context: ErrorContext;
  /** The attributes of the order to send. */
  attributes?: Params;
  /** The statuses that mean success. */
  success: readonly number[];
  /** The labels of attributes, for errors about them. */
  labels?: Readonly<Record<string, string>>;
  explain?: Explain;
}

const BASE_URL = 'https://api.aplaut.io/v4';
const JSON_API = 'application/vnd.api+json';

/** When Aplaut takes requests again, as `2026-09-25 10:00:00 +0000` or in ISO 8601. Assumed: aplaut-busy-time. */
const HABITS = { retryHeaders: ['x-ratelimit-reset'] };

/** Talks to one account of Aplaut for the length of a step. */
export class AplautClient {
  readonly scheme: Scheme;
  readonly #account: AplautAccount;
  /** The step that this client is for. */
  readonly step: Step;

  constructor(scheme: Scheme, account: AplautAccount, step: Step) {
    this.scheme = scheme;
    this.#account = account;
    this.step = step;
  }

  /** The connection's label. */
  get label(): string {
    const { account_name } = this.#account;
    return account_name === undefined ? this.scheme.label : `Aplaut: ${account_name}`;
  }

  /**
   * Calls the Platform API v4 (JSON:API, the key in the `Authorization` header; aplaut.com/docs/api-references/platform).
   *
   * @returns a response with one of the expected statuses, its body unchecked
   * @throws {ServiceError} for every other response
   */
  async call(call: AplautCall): Promise<HttpResponse> {
    const { method, path, context, attributes, success } = call;
    const request = {
      method,
      url: `${BASE_URL}${path}`,
      headers: {
        accept: JSON_API,
        authorization: `${this.scheme.prefix}${this.#account.api_key}`,
        ...(attributes && { 'content-type': JSON_API }),
      },
      ...(attributes && { body: JSON.stringify({ data: { type: 'orders', attributes } }) }),
    };
    const response = await sendChecked(context, request, this.step, HABITS);
    if (success.includes(response.status)) return response;
    throw errorFor(call, response, this.#account.api_key);
  }
}
