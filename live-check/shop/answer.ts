import { interpolate } from '../../src/http/errors.ts';
import { entriesOf, isRecord, textOf } from '../../src/json.ts';
import { errorRow } from '../../src/services/shop/errors.ts';

/** An answer as it came. */
export interface Answer {
  status: number;
  /** `undefined` for what is not an answer in the vendor's form. */
  code: number | undefined;
  result: unknown;
  isSigned: boolean;
  /** The name of the method that a redirect leads to, if it keeps the body and leads to the same host. */
  target: string | undefined;
}

export type Json = Readonly<Record<string, unknown>>;

/** The code for a missing order, and for no orders. */
export const NOT_FOUND = 400;

/** The code for a limit that is used up, or an API that is off. */
export const LIMIT = 8;

/** Returns what may be shown of an answer. */
export const said = ({ status, code }: Answer): string =>
  code === undefined ? `HTTP ${status}` : `code ${code}`;

/** Returns what may be shown of a refusal: in the words of the app, as far as it knows the code. */
export function reasonOf(answer: Answer, method: string, service: string): string {
  const row = answer.code === undefined ? undefined : errorRow(answer.code, method);
  const values = { service, missing: 'of the test order' };
  return row === undefined ? said(answer) : `${said(answer)}, ${interpolate(row.message, values)}`;
}

/** Returns the records of a list. */
export const recordsIn = ({ result }: Answer): Json[] => (entriesOf(result) ?? []).filter(isRecord);

/** Returns the number of an order that was created, or exists. */
export function numberIn({ result }: Answer): string | undefined {
  const number = isRecord(result) ? textOf(result.bill_id) : undefined;
  return number !== undefined && /^\d+$/.test(number) ? number : undefined;
}
