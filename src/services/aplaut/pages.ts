import { reading } from '../../http/error-context.ts';
import type { AplautClient } from './client.ts';
import { expectList } from './documents.ts';

/** The things that Aplaut lists. */
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
  const context = reading('Aplaut', `The ${resource}`);
  const search = new URLSearchParams({ page: String(page + 1), per_page: String(PAGE_SIZE), ...query });
  const path = `/${resource}?${search}`;
  return expectList(context, await client.call({ method: 'GET', path, context, success: [200] }));
}
