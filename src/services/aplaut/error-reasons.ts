import { isRecord, jsonOf } from '../../json.ts';

/** One reason that Aplaut gives for an error. */
export interface ErrorReason {
  /** The attribute it is about, e.g. `consumer_email`; `undefined` for the request as a whole. */
  attribute?: string;
  text: string;
}

/**
 * Returns the reasons in an error response, in any of the shapes that Aplaut is known to use: `errors` as one object whose
 * `details` is a map of attributes (observed on its server) or a list of texts (its API reference), and `errors` as a list
 * (JSON:API). Returns an empty list for any other response. Assumed: aplaut-error-reasons.
 */
export function errorReasons(body: string): ErrorReason[] {
  const json = jsonOf(body);
  const errors = isRecord(json) ? (json.errors ?? json) : undefined;
  return (Array.isArray(errors) ? errors : [errors]).flatMap((error) =>
    isRecord(error) ? reasonsIn(error) : [],
  );
}

function reasonsIn(error: Readonly<Record<string, unknown>>): ErrorReason[] {
  const { title, detail, details, source } = error;
  const inDetails = isRecord(details)
    ? Object.entries(details).flatMap(([attribute, texts]) =>
        textsOf(texts).map((text) => about(attribute, text)),
      )
    : textsOf(details).map((text) => ({ text }));
  if (inDetails.length > 0) return inDetails;
  const pointer = isRecord(source) && typeof source.pointer === 'string' ? source.pointer : '';
  return textsOf(detail ?? title).map((text) => about(pointer.split('/').at(-1) ?? '', text));
}

/** `model`, `base` and `message` are about the request as a whole. */
const about = (attribute: string, text: string): ErrorReason =>
  ['', 'model', 'base', 'message'].includes(attribute) ? { text } : { attribute, text };

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string' && text !== '');
