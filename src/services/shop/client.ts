import type { Step } from '../../contract/step.ts';
import type { ErrorContext } from '../../http/error-context.ts';
import { ServiceError } from '../../http/errors.ts';
import { sendChecked } from '../../http/send-checked.ts';
import { API2_SIGNS_ITS_ANSWERS } from './assumed.ts';
import type { Brand } from './brand.ts';
import type { ShopCall, ShopResponse } from './call.ts';
import type { ShopAccount } from './connection.ts';
import { httpBuildQuery } from './http-build-query.ts';
import { checkResponse } from './response.ts';
import { signRequest } from './signature.ts';

/** Talks to one account of a shop for the length of a step. */
export class ShopClient {
  readonly brand: Brand;
  /** The shop's host. */
  readonly host: string;
  readonly #account: ShopAccount;
  /** The step that this client is for. */
  readonly step: Step;

  constructor(brand: Brand, account: ShopAccount, step: Step) {
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
   * Calls a method of the signed API: the parameters in PHP's urlencoded form, with their hash last
   * (help.influencersoft.com, article 360050868031).
   *
   * @throws {ServiceError} for every response that is not a success, or not to be trusted
   */
  callSigned(call: ShopCall): Promise<ShopResponse> {
    const query = httpBuildQuery(call.params ?? {});
    const hash = signRequest(query, this.#account.login, this.#account.api_key);
    return this.#post(call, query === '' ? `hash=${hash}` : `${query}&hash=${hash}`, true);
  }

  /**
   * Calls a method of API 2.0: no hash, the key goes in the body as `rpsKey` (help.influencersoft.com, article
   * 360058446591).
   *
   * @throws {ServiceError} for every response that is not a success, or not to be trusted
   */
  callWithKey(call: ShopCall): Promise<ShopResponse> {
    const body = httpBuildQuery({ rpsKey: this.#account.api_key, ...call.params });
    return this.#post(call, body, API2_SIGNS_ITS_ANSWERS);
  }

  async #post(call: ShopCall, body: string, mustBeSigned: boolean): Promise<ShopResponse> {
    const fields = body.split('&').length;
    if (fields > MOST_FIELDS) throw tooLong(call.context, fields);
    const request = {
      method: 'POST',
      url: `https://${this.host}/api/${call.method}`,
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body,
    } as const;
    // A shop redirects a method in the wrong case to its own spelling (assumed: case-redirect).
    const habits = { canonicalPath: (path: string) => path.toLowerCase() };
    const response = await sendChecked(call.context, request, this.step, habits);
    return checkResponse(call, response, { apiKey: this.#account.api_key, mustBeSigned });
  }
}

/** PHP reads so many fields of a form and drops the rest (`max_input_vars`), beginning with the hash at its end. Assumed: thousand-values. */
const MOST_FIELDS = 1000;

const tooLong = ({ service, failed }: ErrorContext, fields: number): ServiceError =>
  new ServiceError({
    category: 'rejected',
    summary: `${failed}: it would take ${fields} values, and ${service} reads ${MOST_FIELDS}.`,
    advice: 'Spread the line items over several orders.',
    code: 'too_long',
  });
