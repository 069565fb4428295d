import type { Params } from '../../contract/param-map.ts';
import type { ErrorContext } from '../../http/error-context.ts';

/** One call of a shop's method. */
export interface ShopCall {
  /** The method, in the vendor's own case. Assumed: method-case. */
  method: string;
  context: ErrorContext;
  params?: Params;
  /** Codes other than 0 that count as success. */
  accepts?: readonly number[];
  /** Returns what is missing, in the words of the form, for codes that only say that something is. */
  missing?: (response: ShopResponse) => string;
}

/** A response whose signature is valid. It covers `code` and `text` only: `result` is as trustworthy as https is. */
export interface ShopResponse {
  code: number;
  text: string;
  result: unknown;
}
