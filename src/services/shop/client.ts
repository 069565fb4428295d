import type { StepContext } from '../../contract/step-context.ts';
import type { ErrorContext } from '../../http/error-context.ts';
import { ServiceError } from '../../http/errors.ts';
import { sendChecked } from '../../http/send-checked.ts';
import { API2_SIGNS_ITS_ANSWERS } from './assumed.ts';
import type { Brand } from './brand.ts';
import type { ShopCall, ShopResponse } from './call.ts';
import type { ShopAccount } from './connection.ts';
import { SHOP_FAILURES } from './errors.ts';
import { bodyWithKey, shopRequest, signedBody } from './request.ts';
import { checkResponse } from './response.ts';

/** Talks to one account of a shop for the length of a step. */
export class ShopClient {
  readonly brand: Brand;
  /** The shop's host. */
  readonly host: string;
  readonly #account: ShopAccount;
  /** The step that this client is for. */
  readonly step: StepContext;

  constructor(brand: Brand, account: ShopAccount, step: StepContext) {
    this.brand = brand;
    this.host = `${account.login}.${brand.domain}`;
    this.#account = account;
    this.step = step;
  }

  /** The connection's label. */
  get label(): string {
    return `${this.brand.title}: ${this.#account.login}`;
  }

  /**
   * Calls a method of the signed API.
   *
   * @throws {ServiceError} for every response that is not a success, or not to be trusted
   */
  callSigned(call: ShopCall): Promise<ShopResponse> {
    return this.#post(call, signedBody(call.params ?? {}, this.#account.login, this.#account.api_key), true);
  }

  /**
   * Calls a method of API 2.0.
   *
   * @throws {ServiceError} for every response that is not a success, or not to be trusted
   */
  callWithKey(call: ShopCall): Promise<ShopResponse> {
    return this.#post(call, bodyWithKey(call.params ?? {}, this.#account.api_key), API2_SIGNS_ITS_ANSWERS);
  }

  async #post(call: ShopCall, body: string, mustBeSigned: boolean): Promise<ShopResponse> {
    const fields = body.split('&').length;
    if (fields > MOST_FIELDS) throw tooLong(call.context, fields);
    const request = shopRequest(this.host, call.method, body);
    // A shop redirects a method in the wrong case to its own spelling (assumed: case-redirect).
    const habits = { canonicalPath: (path: string) => path.toLowerCase(), failures: SHOP_FAILURES };
    const response = await sendChecked(call.context, request, this.step, habits);
    return checkResponse(call, response, { apiKey: this.#account.api_key, mustBeSigned });
  }
}

/**
 * PHP reads so many fields of a form and drops the rest (`max_input_vars`), beginning with the hash at its end.
 * Assumed: thousand-values.
 */
const MOST_FIELDS = 1000;

const tooLong = ({ service, failed }: ErrorContext, fields: number): ServiceError =>
  new ServiceError({
    category: 'rejected',
    summary: `${failed}: it would take ${fields} values, and ${service} reads ${MOST_FIELDS}.`,
    advice: 'Split the order into several. Each piece takes one value, or two with a price.',
    code: 'too_long',
  });
