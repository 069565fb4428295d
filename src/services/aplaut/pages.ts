import * as zod from 'zod/mini';
import type { Connection, Send, WireAnswer } from '../../contract/service.ts';
import { type Attempt, reading } from '../../http/error-context.ts';
import { evidenceOf, fault } from '../../http/failures.ts';
import { call, expectJson } from './client.ts';
import type { Scheme } from './connection.ts';

/** The most that Aplaut puts on a page. */
const PAGE_SIZE = 25;

/** How long one step may go on to the next page: Aplaut lets two requests a second through, and holds back the rest. */
const READING_MILLISECONDS = 18_000;

/** One page of a list, from 0; empty behind the last, of which Aplaut has fifty. */
export async function page(
  scheme: Scheme,
  connection: Connection,
  send: Send,
  what: 'orders' | 'products',
  number: number,
  query: Readonly<Record<string, string>> = {},
): Promise<unknown[]> {
  if (number >= LAST_PAGE) return [];
  const attempt = reading('Aplaut', what);
  const search = new URLSearchParams({ page: String(number + 1), per_page: String(PAGE_SIZE), ...query });
  const path = `/${what}?${search}`;
  const answer = await call(scheme, connection, { method: 'GET', path, attempt, success: [200] }, send);
  return resourcesIn(attempt, answer);
}

const LAST_PAGE = 50;

/**
 * The resources of a JSON:API list, not yet looked at.
 *
 * @throws {ServiceError} `untrusted` for an answer that is no such list
 */
export function resourcesIn(attempt: Attempt, answer: WireAnswer): unknown[] {
  const list = zod.safeParse(LIST, expectJson(attempt, answer));
  if (!list.success) throw fault(attempt, 'not_understood', evidenceOf(attempt, answer));
  return list.data.data;
}

const LIST = zod.object({ data: zod.array(zod.unknown()) });

/** All pages of a list, as far as Aplaut gives them and one step has the time to read them. */
export async function pages(
  scheme: Scheme,
  connection: Connection,
  send: Send,
  what: 'orders' | 'products',
  query: Readonly<Record<string, string>> = {},
): Promise<unknown[]> {
  const end = Date.now() + READING_MILLISECONDS;
  const all: unknown[] = [];
  for (let number = 0; Date.now() < end; number += 1) {
    const found = await page(scheme, connection, send, what, number, query);
    all.push(...found);
    if (found.length < PAGE_SIZE) break;
  }
  return all;
}
