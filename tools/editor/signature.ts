import { createHash } from 'node:crypto';
import * as zod from 'zod/mini';
import { DOTS, type Exchange, type Signature } from '../../editor/index.ts';

/**
 * How a shop's request and its answer are signed (`docs/signing.md`), worked out anew from what went over the wire. Requests
 * that carry their key in clear are not signed; their answers are.
 */
export function explainSignature(
  { requestBody, responseBody }: Exchange,
  { login = '', api_key = '' }: Readonly<Record<string, string>>,
): Signature | undefined {
  const request = signedRequest(requestBody, login, api_key);
  const answer = signedAnswer(responseBody, api_key);
  return request.length + answer.length > 0 ? { lines: [...request, ...answer] } : undefined;
}

function signedRequest(body: string, login: string, key: string): Signature['lines'] {
  const [, query, hash] = /^(?:(.*)&)?hash=([0-9a-f]{32})$/s.exec(body) ?? [];
  if (hash === undefined) return [];
  const signed = `${query ?? ''}::${login}::`;
  return [
    { label: 'Signed', text: signed + DOTS },
    { label: 'MD5', text: hash, holds: md5(signed + key) === hash },
  ];
}

const ANSWER = zod.object({
  error_code: zod.union([zod.number(), zod.string()]),
  error_text: zod.string(),
  hash: zod.string(),
});

function signedAnswer(body: string, key: string): Signature['lines'] {
  const answer = zod.safeParse(ANSWER, parsed(body));
  if (!answer.success) return [];
  const { error_code, error_text, hash } = answer.data;
  const signed = `${error_code}::${error_text}::`;
  return [
    { label: 'Answer signed', text: signed + DOTS },
    { label: 'MD5 of the answer', text: hash, holds: md5(signed + key) === hash },
  ];
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
