import type { DocumentedError } from '../../contract/service.ts';
import type { ErrorContext } from '../../http/error-context.ts';
import { type ErrorCategory, type ErrorRow, interpolate, ServiceError } from '../../http/errors.ts';
import { FAILURES, failureError, isWebPage, responseDetails } from '../../http/failures.ts';
import { quote } from '../../http/mask.ts';
import type { HttpResponse } from '../../http/request.ts';
import { type ErrorReason, errorReasons } from './error-reasons.ts';

/** The meaning of an HTTP status of Aplaut, unless the command overrides it. */
interface StatusRow extends ErrorRow {
  status: number;
}

/** `{reasons}` is what Aplaut says about each field. */
const STATUS_ROWS: readonly StatusRow[] = [
  {
    status: 401,
    category: 'connection',
    message: "Aplaut doesn't accept the API Key",
    advice:
      'Copy it again from the section "Developers", choose the Service that fits it (API key or OAuth application), and reconnect.',
  },
  {
    status: 403,
    category: 'rejected',
    message: 'this key may not use the Platform API',
    advice:
      'Give the application in the section "Developers" of Aplaut the Platform API scope, then run the step again.',
  },
  {
    status: 422,
    category: 'rejected',
    message: "Aplaut doesn't accept {reasons}",
    advice: 'Correct it and run the step again.',
  },
];

/** For any other status from 400 to 499. */
const OTHER_STATUS: Omit<StatusRow, 'status'> = {
  category: 'rejected',
  message: 'Aplaut rejected the request ({reasons})',
  advice: "Check the values of this step. If they're right, contact Aplaut support.",
};

/** Overrides the table for an error with a command-specific meaning; `undefined` leaves it to the table. */
export type Explain = (
  status: number,
  reasons: readonly ErrorReason[],
) => { category: ErrorCategory; summary: string; advice?: string } | undefined;

/** The part of a call that its errors are about. */
interface FailedCall {
  context: ErrorContext;
  labels?: Readonly<Record<string, string>>;
  explain?: Explain;
}

/** Returns the error for a response whose status does not mean success. */
export function errorFor(
  { context, labels = {}, explain }: FailedCall,
  response: HttpResponse,
  apiKey: string,
): ServiceError {
  const { status, text } = response;
  const reasons = errorReasons(text).map((reason) => ({ ...reason, text: quote(reason.text, apiKey) }));
  const quoted = reasons.map(({ attribute, text }) => (attribute ? `${attribute}: ${text}` : text));
  const details = { details: [...responseDetails(context, response).details, ...quoted], status };
  if (status < 300) return failureError(context, FAILURES, 'not_understood', details);
  if (status < 400) return failureError(context, FAILURES, 'redirected', details);
  // Something between Zapier and Aplaut wrote this, not Aplaut.
  if (isWebPage(text)) return failureError(context, FAILURES, 'web_page', details);
  const row = STATUS_ROWS.find((known) => known.status === status && fits(known, reasons)) ?? OTHER_STATUS;
  const values = { service: context.service, reasons: summaryOf(reasons, labels) || `HTTP ${status}` };
  const meaning = explain?.(status, reasons) ?? {
    category: row.category,
    summary: `${context.failed}: ${interpolate(row.message, values)}.`,
    advice: interpolate(row.advice, values),
  };
  return new ServiceError({ ...details, ...meaning, code: `aplaut_${status}` });
}

/** Whether a row can say the reasons. That Aplaut doesn't accept something takes the name of a field in every one of them. */
const fits = ({ message }: StatusRow, reasons: readonly ErrorReason[]): boolean =>
  !message.includes('{reasons}') || areOfFields(reasons);

const areOfFields = (reasons: readonly ErrorReason[]): boolean =>
  reasons.length > 0 && reasons.every(({ attribute }) => attribute !== undefined);

/** Returns `Email (is invalid), Phone (is odd)`, or `Details: is odd; Locked` if not every reason names a field. */
function summaryOf(reasons: readonly ErrorReason[], labels: Readonly<Record<string, string>>): string {
  const labeled = reasons
    .slice(0, 5)
    .map(({ attribute = '', text }) => [labels[attribute] ?? attribute, text]);
  if (areOfFields(reasons)) return labeled.map(([label, text]) => `${label} (${text})`).join(', ');
  return labeled.map((parts) => parts.filter((part) => part !== '').join(': ')).join('; ');
}

/** Every error of Aplaut, for the documentation. */
export const APLAUT_ERRORS: readonly DocumentedError[] = [
  ...STATUS_ROWS.map(({ status, ...row }) => ({ ...row, code: String(status) })),
  { ...OTHER_STATUS, code: 'other 4xx' },
];

export const APLAUT_ERROR_NOTES =
  '`{reasons}` is what Aplaut says about each field, in the labels of the form. A 422 that names no field reads like any other ' +
  'status. A missing order (404) is `already_done` for ' +
  'Delete Order, and an empty result for Find Order; a number that is taken (422) is `already_done` for Create Order. A busy ' +
  'Aplaut may name the time to wait in `X-RateLimit-Reset` instead of `Retry-After`.';
