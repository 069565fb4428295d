import { readFileSync } from 'node:fs';
import { CASES } from '../agents/cases.ts';
import { requestsTable, type Tried } from '../agents/report.ts';
import { outcomeOf } from '../agents/run.ts';
import { tryAnswers } from '../agents/tried.ts';
import { withSection } from '../tools/docs/markdown.ts';

test('there are 60 requests, half of them without the fields of a connection', () => {
  expect(CASES).toHaveLength(60);
  expect(CASES.filter(({ isConnected }) => isConnected)).toHaveLength(30);
  expect(new Set(CASES.map(({ id }) => id)).size).toBe(60);
});

describe('the answers of a language model', () => {
  let tried: Tried[];
  beforeAll(async () => {
    tried = await tryAnswers();
  });

  test('are there for every request', () => {
    expect(tried).toHaveLength(CASES.length);
  });

  test('have the outcomes of docs/agents.md (npm run agents)', () => {
    const page = readFileSync('docs/agents.md', 'utf8');
    expect(withSection(page, 'requests', requestsTable(tried))).toBe(page);
  });

  test('are all but two right, or questions, and none is wrong in silence', () => {
    const verdicts = tried.map(({ outcome }) => outcome.verdict);
    expect(verdicts.filter((verdict) => verdict === 'wrong in silence')).toEqual([]);
    expect(verdicts.filter((verdict) => verdict === 'refused').length).toBeLessThanOrEqual(2);
  });
});

describe('an answer', () => {
  const verdictOf = async (id: string, action: string, values: Record<string, unknown>) => {
    const request = CASES.find((each) => each.id === id);
    if (request === undefined) throw new Error(`There is no request "${id}".`);
    return (await outcomeOf(request, { case: id, steps: [{ action, values }] })).verdict;
  };
  const items = (product: string, price: string, pieces = 1) => Array(pieces).fill({ product, price });
  const ORDER = { order_number: '2006', email: 'ada@example.com', items: items('45', '6800') };

  test.each<[what: string, id: string, action: string, values: Record<string, unknown>]>([
    [
      'another price',
      'ordered-by-phone',
      'create_order',
      { email: 'marie@example.com', items: items('sales', '12.50') },
    ],
    [
      'too few pieces',
      'in-german',
      'create_order',
      { email: 'karl@example.de', items: items('sales', '1300', 2) },
    ],
    [
      'another product',
      'invoice-template',
      'create_order',
      { email: 'grace@example.com', items: items('sales', '1500.50') },
    ],
    ['another order', 'cancel', 'update_order_status', { order_number: '258362', status: 'cancel' }],
    ['another status', 'cancel', 'update_order_status', { order_number: '258363', status: 'return' }],
    ['another action', 'stays-in-the-books', 'delete_order', { order_number: '258362' }],
    ['another day', 'last-year', 'create_order', { ...ORDER, created_at: '2025-12-30T23:30:00Z' }],
    ['no date', 'last-year', 'create_order', ORDER],
    [
      'a date that nobody named',
      'core-order',
      'create_order',
      { ...ORDER, order_number: '2001', created_at: '2026-11-01T00:00:00Z' },
    ],
    ['another number', 'core-order', 'create_order', ORDER],
    ['one of two orders', 'core-two-orders', 'create_order', { ...ORDER, order_number: '2003' }],
    ['nothing done', 'core-order', 'find_product', { query: '45' }],
    ['a guess where only the user can know', 'delete-please', 'delete_order', { order_number: 'A-100' }],
  ])('with %s is wrong in silence', async (_what, id, action, values) => {
    expect(await verdictOf(id, action, values)).toBe('wrong in silence');
  });

  test.each<[what: string, action: string, values: Record<string, unknown>]>([
    [
      'that the form refuses',
      'create_order',
      { ...ORDER, order_number: '2001', items: items('45', '1,500') },
    ],
    ['that the service refuses', 'create_order', { ...ORDER, order_number: 'A-100' }],
    ['with a search that finds nothing', 'find_product', { query: 'no such thing' }],
    ['with an action that there is not', 'make_order', ORDER],
  ])('%s is refused', async (_what, action, values) => {
    expect(await verdictOf('core-order', action, values)).toBe('refused');
  });

  test('is right by what became of the orders, in another spelling too', async () => {
    const values = { order_number: '2001', email: 'Ada@Example.com', items: items('45', '6 800,00') };
    expect(await verdictOf('core-order', 'create_order', values)).toBe('right');
  });
});
