import { reading } from '../../http/error-context.ts';
import type { AplautClient } from './client.ts';
import { expectList } from './documents.ts';

/** What Aplaut has lists of. */
type Resource = 'orders' | 'products';

/** The method that returns a list, for the documentation. */
export const listMethod = (resource: Resource): string => `GET /v4/${resource}`;

/** The most that Aplaut puts on a page, and the last page that it gives. */
export const PAGE_SIZE = 25;
const LAST_PAGE = 50;

/** Returns one page of a list, from 0; empty after the last. */
export async function readPage(
  client: AplautClient,
  resource: Resource,
  page: number,
  query: Readonly<Record<string, string>> = {},
): Promise<unknown[]> {
  if (page >= LAST_PAGE) return [];
  const context = reading('Aplaut', resource);
  const search = new URLSearchParams({ page: String(page + 1), per_page: String(PAGE_SIZE), ...query });
  const path = `/${resource}?${search}`;
  return expectList(context, await client.call({ method: 'GET', path, context, success: [200] }));
}

/** How long one step may go on to the next page: Aplaut accepts two requests a second, and delays the rest. */
const READING_MILLISECONDS = 18_000;

/** Returns all pages of a list, as far as Aplaut gives them and one step has the time to read them. */
export async function readPages(
  client: AplautClient,
  resource: Resource,
  query: Readonly<Record<string, string>> = {},
): Promise<unknown[]> {
  const end = Date.now() + READING_MILLISECONDS;
  const all: unknown[] = [];
  for (let page = 0; Date.now() < end; page += 1) {
    const found = await readPage(client, resource, page, query);
    all.push(...found);
    if (found.length < PAGE_SIZE) break;
  }
  return all;
}
