import fc from 'fast-check';
import * as zod from 'zod/mini';
import { AMOUNT, DATE_TIME, DIGITS, DOMAIN, EMAIL, IP_ADDRESS, QUANTITY } from '../../src/form/values.ts';

const accepted = (schema: zod.ZodMiniType<string>, text: string): string | undefined =>
  zod.safeParse(schema, text).data;

describe('an amount', () => {
  test.each([
    ['1500.50', '1500.50'],
    ['1500.5', '1500.5'],
    ['1500,5', '1500.5'],
    ['0', '0'],
    [' 12 ', '12'],
    ['1 500,50', '1500.50'],
    ['1\u00a0500', '1500'],
    ['12\u202f345\u202f678.90', '12345678.90'],
    ['007', '7'],
    ['0.50', '0.50'],
    ['000', '0'],
    ['999999999999.99', '999999999999.99'],
  ])('%j is %s', (text, amount) => {
    expect(accepted(AMOUNT, text)).toBe(amount);
  });

  test.each([
    '1,500.50',
    '1.500,50',
    '1,500',
    '1.500',
    '-5',
    '+5',
    '1e3',
    '1E+3',
    '١٢',
    '12 rubles',
    '1 50',
    '1234 500',
    '15 00,50',
    '.5',
    '5.',
    '1.234',
    'NaN',
    '1000000000000',
    '$5',
  ])('%j is refused', (text) => {
    expect(accepted(AMOUNT, text)).toBeUndefined();
  });

  test('is the same number in JSON, to the last digit', () => {
    const amount = fc.tuple(fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(amount, ([whole, cents]) => {
        const text = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(Number(text).toFixed(2)).toBe(text);
        expect(JSON.stringify(Number(text))).toBe(text.replace(/\.?0+$/, '') || '0');
      }),
    );
  });

  test('takes any text without failing, and gives only amounts', () => {
    const almost = fc.string({ unit: fc.constantFrom(...'0123456789., \u00a0-+e') });
    fc.assert(
      fc.property(fc.oneof(almost, fc.string({ unit: 'binary' })), (text) => {
        expect(accepted(AMOUNT, text) ?? '0').toMatch(/^\d{1,12}(\.\d{1,2})?$/);
      }),
    );
  });
});

describe('a quantity', () => {
  test.each([
    ['1', '1'],
    [' 12 ', '12'],
    ['007', '7'],
    ['999999999999999999', '999999999999999999'],
  ])('%j is %s', (text, quantity) => {
    expect(accepted(QUANTITY, text)).toBe(quantity);
  });

  test.each([
    '0',
    '000',
    '-1',
    '+1',
    '1.5',
    '2.0',
    '1,000',
    '1 000',
    '1e3',
    '٢',
    'two',
    '1000000000000000000',
  ])('%j is refused', (text) => {
    expect(accepted(QUANTITY, text)).toBeUndefined();
  });
});

describe('a moment', () => {
  test.each([
    '2026-11-22T10:00:00Z',
    '2026-11-22T10:00:00.257+03:00',
    '2024-02-29T00:00:00-11:00',
    '2000-02-29T23:59:59+14:00',
    '2011-03-27T02:30:00+03:00',
    '1970-01-02T00:00:00Z',
  ])('%s is taken as it is', (text) => {
    expect(accepted(DATE_TIME, text)).toBe(text);
  });

  test.each([
    [' 2026-11-22T10:00:00+0300 ', '2026-11-22T10:00:00+03:00'],
    ['2026-11-22T10:00:00-1130', '2026-11-22T10:00:00-11:30'],
  ])('%j is %s', (text, moment) => {
    expect(accepted(DATE_TIME, text)).toBe(moment);
  });

  test.each([
    '2026-11-22',
    '2026-11-22T10:00:00',
    '2027-03-28T02:30:00',
    '2100-02-29T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-22T25:00:00Z',
    '1291001819',
    'tomorrow',
    '22.11.2026 10:00',
    '1969-12-31T23:59:59Z',
    '1970-01-01T23:59:59Z',
  ])('%s is refused', (text) => {
    expect(accepted(DATE_TIME, text)).toBeUndefined();
  });
});

test.each([
  [EMAIL, ' ada@example.com ', 'ada@example.com'],
  [EMAIL, 'почта@пример.рф', 'почта@пример.рф'],
  [EMAIL, 'ada@example.com, bob@example.com', undefined],
  [EMAIL, 'ada', undefined],
  [EMAIL, '"ada"@example.com', undefined],
  [DIGITS, '123456789012345678', '123456789012345678'],
  [DIGITS, '1234567890123456789', undefined],
  [EMAIL, '@', undefined],
  [IP_ADDRESS, '2001:db8::1', '2001:db8::1'],
  [IP_ADDRESS, '1.2.3', undefined],
  [DOMAIN, 'HTTPS://shop.example.com//', 'shop.example.com'],
  [DOMAIN, 'магазин.рф', 'магазин.рф'],
  [DOMAIN, 'user@shop.io', undefined],
  [DOMAIN, 'localhost', undefined],
])('%# %j', (schema, text, expected) => {
  expect(accepted(schema, text)).toBe(expected);
});
