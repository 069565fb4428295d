import { entriesOf, isRecord, textOf } from '../../src/json.ts';

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

/** Returns what may be shown of an answer. */
export const said = ({ status, code }: Answer): string =>
  code === undefined ? `HTTP ${status}` : `code ${code}`;

/** Returns the records of a list. */
export const recordsIn = ({ result }: Answer): Json[] => (entriesOf(result) ?? []).filter(isRecord);

/** Returns the number of an order that was created, or exists. */
export function numberIn({ result }: Answer): string | undefined {
  const number = isRecord(result) ? textOf(result.bill_id) : undefined;
  return number !== undefined && /^\d+$/.test(number) ? number : undefined;
}
