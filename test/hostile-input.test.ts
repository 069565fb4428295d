import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Aplaut } from '../sandbox/aplaut.ts';
import { Shop } from '../sandbox/shop.ts';
import { straightTo } from '../sandbox/straight.ts';
import { FormError } from '../src/form/parse-input.ts';
import { CONNECTIONS, run, useSandbox } from './support/app.ts';
import { runs } from './support/random-runs.ts';
import { runCommand } from './support/without-zapier.ts';

/**
 * Any text in any field arrives unchanged and correctly signed, or is refused with a sentence. Most cases go straight into
 * the sandbox's services, without HTTP and Zapier's core in between; the rest take the whole way.
 */

const NASTY = [
  ...[
    '{{bundle.authData.api_key}}',
    '{{process.env.HOME}}',
    '{{x}}',
    '{{{',
    '&hash=0',
    '=&',
    '[]',
    '%00',
    '+',
    "~!*()'",
  ],
  ...[
    '\0',
    '\ud800',
    'a\udc00b',
    '\u202Eabc',
    '\ufeff',
    '\r\n',
    ' ',
    '::username::',
    '</script>',
    '\\u007b',
    '"}',
    '🏴‍☠️',
  ],
];
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc.constantFrom(...NASTY),
  fc.tuple(fc.constantFrom(...NASTY), fc.string(), fc.constantFrom(...NASTY)).map((parts) => parts.join('')),
);

/** What a service should have of a text: lone surrogates cannot be written in UTF-8, blanks alone are no value. */
const kept = (text: string): string | undefined => (text.trim() === '' ? undefined : text.toWellFormed());

const FREE_SIGNED = {
  first_name: 'bill_first_name',
  last_name: 'bill_surname',
  middle_name: 'bill_middle_name',
  phone: 'bill_phone',
  country: 'bill_country',
  region: 'bill_region',
  city: 'bill_city',
  address: 'bill_address',
  postal_code: 'bill_postal_code',
  tag: 'bill_tag',
  comment: 'bill_comment',
  utm_campaign: 'utm[utm_campaign]',
  utm_term: 'utm[utm_term]',
  aff_source: 'utm[aff_source]',
};
const FREE_WITH_STATUS = {
  first_name: 'customer_first_name',
  shipping_address: 'customer_shipping',
  billing_address_2: 'customer_billing_address_2',
  comment: 'note',
  tag: 'order_tag',
  payment_method: 'payment_method',
  utm_source: 'utm_source',
};

const texts = (fields: Record<string, string>) =>
  fc.record(Object.fromEntries(Object.keys(fields).map((key) => [key, hostile])), { requiredKeys: [] });

const RUNS = runs(4_000);
const RUNS_THE_WHOLE_WAY = runs(300);

test.each([
  ['create_order', FREE_SIGNED],
  ['create_order_with_payment_status', FREE_WITH_STATUS],
] as const)(
  `a shop, ${RUNS} orders with any text in any field (%s)`,
  async (action, fields: Record<string, string>) => {
    await fc.assert(
      fc.asyncProperty(texts(fields), async (input) => {
        const shop = new Shop('InfluencerSoft', ['influencersoft.com'], () => new Date());
        const order = { ...input, items: [{ product: 'sales' }], email: 'ada@example.com' };
        await runCommand(action, CONNECTIONS.influencersoft, order, straightTo(shop));
        const made = shop.orders.get(258367)?.fields ?? {};
        for (const [key, name] of Object.entries(fields)) {
          expect([key, made[name]]).toEqual([key, kept(input[key] ?? '')]);
        }
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * 30,
);

/** Details that have a field of their own. */
const REFUSED_DETAILS = ['payment_status', 'fulfillment_status'];

/** Whether a form says no to an order: without a number, or with a detail that it has no place for. */
const isRefused = ({ number, key, value }: Record<'number' | 'key' | 'value', string>): boolean =>
  number.trim() === '' || key === '__proto__' || (REFUSED_DETAILS.includes(key) && kept(value) !== undefined);

test(
  `Aplaut, ${RUNS} orders with any text in any field`,
  async () => {
    const free = fc.record({
      number: hostile,
      full_name: hostile,
      phone: hostile,
      name: hostile,
      payment_status: hostile,
      key: fc.oneof(hostile, fc.constantFrom(...REFUSED_DETAILS, '__proto__')),
      value: hostile,
    });
    await fc.assert(
      fc.asyncProperty(free, async ({ number, name, key, value, ...input }) => {
        const aplaut = new Aplaut(() => new Date());
        const order = {
          ...input,
          order_number: number,
          email: 'ada@example.com',
          items: [{ product: '45', name }],
          details: { [key]: value },
        };
        const creating = runCommand('create_order', CONNECTIONS.aplaut, order, straightTo(aplaut));
        if (isRefused({ number, key, value })) {
          await expect(creating).rejects.toBeInstanceOf(FormError);
          expect(aplaut.orders.size).toBe(0);
          return;
        }
        await creating;
        const [made, ...more] = [...aplaut.orders.values()];
        expect(more).toEqual([]);
        const well = (text: string) => (text.trim() === '' ? undefined : text);
        expect(made?.number).toBe(number.trim());
        expect(made?.consumer_name).toBe(well(input.full_name));
        expect(made?.consumer_phone).toBe(well(input.phone));
        expect(Object(made?.order_lines)[0].name).toBe(well(name));
        const details = {
          ...(well(input.payment_status) && { payment_status: input.payment_status }),
          ...(well(key) && well(value) && { [key]: value }),
        };
        expect(made?.details ?? {}).toEqual(details);
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * 30,
);

describe('the whole way', () => {
  const sandbox = useSandbox();
  const shop = CONNECTIONS.influencersoft;
  const { aplaut } = CONNECTIONS;

  test(
    `${RUNS_THE_WHOLE_WAY} orders of each service arrive as they were written, signed`,
    async () => {
      let number = 0;
      await fc.assert(
        fc.asyncProperty(hostile, async (comment) => {
          number += 1;
          const input = { items: [{ product: 'sales' }], email: 'ada@example.com', tag: number, comment };
          const { order_number } = await run('create_order', shop, input);
          expect(sandbox().influencersoft.service.orders.get(Number(order_number))?.fields.bill_comment).toBe(
            kept(comment),
          );
          const order = {
            order_number: `N${number}`,
            phone: '1',
            items: [{ product: '45' }],
            full_name: comment,
          };
          await run('create_order', aplaut, order);
          const made = sandbox().aplaut.service.orders.get(`N${number}`);
          expect(made?.consumer_name).toBe(comment.trim() === '' ? undefined : comment);
        }),
        { numRuns: RUNS_THE_WHOLE_WAY },
      );
      expect(sandbox().visits.length).toBeGreaterThanOrEqual(2 * RUNS_THE_WHOLE_WAY);
      expect(sandbox().visits.filter(({ proof }) => !proof.endsWith('holds'))).toEqual([]);
    },
    RUNS_THE_WHOLE_WAY * 200,
  );

  test('the longest text that a comment takes', async () => {
    const comment = 'жб&{{x}}!'.repeat(11_111);
    const input = { items: [{ product: 'sales' }], email: 'ada@example.com', comment };
    const { order_number } = await run('create_order', shop, input);
    expect(sandbox().influencersoft.service.orders.get(Number(order_number))?.fields.bill_comment).toBe(
      comment,
    );
  });

  test('a thousand creates at once: all arrive, and none is mixed up', async () => {
    const orders = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) =>
        run('create_order', shop, {
          items: [{ product: 'sales' }],
          email: `c${index}@example.com`,
          tag: `t${index}`,
          comment: randomBytes(5_000).toString('hex'),
        }),
      ),
    );
    orders.forEach(({ order_number, email, tag }, index) => {
      expect([email, tag]).toEqual([`c${index}@example.com`, `t${index}`]);
      const made = sandbox().influencersoft.service.orders.get(Number(order_number));
      expect(made?.fields).toMatchObject({ bill_email: email, bill_tag: tag });
    });
    expect(new Set(orders.map(({ order_number }) => order_number)).size).toBe(1_000);
  }, 120_000);
});
