import type { Params } from '../../contract/param-map.ts';
import type { StepContext } from '../../contract/step-context.ts';
import type { ErrorContext } from '../../http/error-context.ts';
import type { HttpRequest, HttpResponse } from '../../http/request.ts';
import { sendChecked } from '../../http/send-checked.ts';
import type { AplautAccount, Scheme } from './connection.ts';
import { type Explain, errorFor } from './errors.ts';
import { aplautRequest } from './request.ts';

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

/** When Aplaut takes requests again, as `2026-09-25 10:00:00 +0000` or in ISO 8601. Assumed: aplaut-busy-time. */
const HABITS = { retryHeaders: ['x-ratelimit-reset'] };

/** Talks to one account of Aplaut for the length of a step. */
export class AplautClient {
  readonly scheme: Scheme;
  readonly #account: AplautAccount;
  /** The step that this client is for. */
  readonly step: StepContext;

  constructor(scheme: Scheme, account: AplautAccount, step: StepContext) {
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
   * Calls the Platform API v4.
   *
   * @returns a response with one of the expected statuses, its body unchecked
   * @throws {ServiceError} for every other response
   */
  async call(call: AplautCall): Promise<HttpResponse> {
    const request = aplautRequest(this.scheme, this.#account.api_key, call);
    const response = await sendChecked(call.context, request, this.step, HABITS);
    if (call.success.includes(response.status)) return response;
    throw errorFor(call, response, this.#account.api_key);
  }
}
