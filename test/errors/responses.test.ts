import { offeredBy } from '../../src/contract/service.ts';
import { SERVICES } from '../../src/services/index.ts';
import { CODE_ROWS } from '../../src/services/shop/errors.ts';
import { errorOf, useSandbox } from '../support/app.ts';
import { APLAUT_RESPONSES, SHOP_RESPONSES } from './responses.ts';
import { resetOrders, type Step, stepOf, withoutJitter } from './steps.ts';

/** Every code of a shop and every kind of response of Aplaut: which error Zapier gets, and the message, whole. */

const sandbox = useSandbox();
beforeEach(() => {
  resetOrders(sandbox());
  withoutJitter();
  // Nothing is carried out, so an unclear outcome stays unclear.
  const { orders } = sandbox().influencersoft.service;
  jest.spyOn(orders, 'set').mockReturnValue(orders);
  jest.spyOn(orders, 'delete').mockReturnValue(true);
});

const TEXT = 'the text of the service';
const UNSIGNED = "This response wasn't signed with your API Key.";

const SHOP_ROWS = SHOP_RESPONSES.flatMap(({ response: { codes, hash }, ...row }) =>
  codes.map((code) => ({
    ...row,
    code,
    service: 'influencersoft' as const,
    response: `code ${code}`,
    respond: () => {
      const signature = hash === undefined ? {} : { hash };
      sandbox().influencersoft.service.nextAnswer = { code, text: TEXT, ...signature };
    },
    details: [
      `InfluencerSoft answered ${row.method} with code ${code}: ${TEXT}`,
      ...(hash === undefined ? [] : [UNSIGNED]),
    ],
    delay: undefined,
  })),
);

const APLAUT_ROWS = APLAUT_RESPONSES.map(({ response: { status, headers = {}, body = '' }, ...row }) => ({
  ...row,
  service: 'aplaut' as const,
  response: `HTTP ${status}`,
  respond: () => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    sandbox().aplaut.service.nextReply = { status, headers, body: text };
  },
}));

test.each([...SHOP_ROWS, ...APLAUT_ROWS])(
  '$service, $step, $response: $when',
  async ({ service, step, respond, error, first, details, delay }) => {
    respond();
    const running = stepOf(service, step, sandbox);
    const thrown = await errorOf(running.run());
    expect({ error: thrown.name, lines: thrown.message.split('\n'), delay: thrown.delay }).toEqual({
      error,
      lines: [first, ...details],
      delay,
    });
    expect(sandbox().visits).toHaveLength(requestsOf(running, first));
  },
);

test('every row of the error table has a response above', () => {
  const untested = CODE_ROWS.filter(
    ({ codes, methods }) =>
      !SHOP_ROWS.some(({ code, method }) => codes.includes(code) && (methods?.includes(method) ?? true)),
  );
  expect(untested).toEqual([]);
});

test('every method of the error table is one that an action calls', () => {
  const called = SERVICES.flatMap(offeredBy).flatMap(([, { methods }]) => methods);
  const named = CODE_ROWS.flatMap(({ methods = [] }) => methods);
  expect(named).not.toEqual([]);
  expect(named.filter((method) => !called.includes(method))).toEqual([]);
});

/** After an unclear outcome a step looks. */
const requestsOf = ({ look }: Step, first: string): number =>
  first.includes(' may or may not have been ') ? 1 + (look?.notMade ?? 0) : 1;
