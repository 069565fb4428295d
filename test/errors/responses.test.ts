import { type Command, type Query, variantsOf } from '../../src/contract/service.ts';
import { SERVICES } from '../../src/services/index.ts';
import { CODES } from '../../src/services/shop/errors.ts';
import { failureOf, useSandbox } from '../support/app.ts';
import { APLAUT_RESPONSES, SHOP_RESPONSES } from './responses.ts';
import { resetOrders, stepOf, withoutJitter } from './steps.ts';

/** Every code of a shop and every kind of response of Aplaut: which error Zapier gets, and the message, whole. */

const sandbox = useSandbox();
beforeEach(() => {
  resetOrders(sandbox());
  withoutJitter();
});

const SHOP_ROWS = SHOP_RESPONSES.flatMap(({ response: { codes, hash }, ...row }) =>
  codes.map((code) => ({ ...row, code, hash })),
);

test.each(SHOP_ROWS)(
  'InfluencerSoft, $step, code $code: $when',
  async ({ step, method, code, hash, error, first }) => {
    const text = 'the text of the service';
    sandbox().influencersoft.service.nextAnswer = { code, text, ...(hash !== undefined && { hash }) };
    const failure = await failureOf(stepOf('influencersoft', step, sandbox).run());
    const lines = [first, `InfluencerSoft answered ${method} with code ${code}: ${text}`];
    if (hash !== undefined) lines.push('This answer was not signed with your API Key.');
    expect({ error: failure.name, lines: failure.message.split('\n') }).toEqual({ error, lines });
    expect(sandbox().visits).toHaveLength(1);
  },
);

test('every row of the error table has a response above', () => {
  const untested = CODES.filter(
    ({ codes, methods }) =>
      !SHOP_ROWS.some(({ code, method }) => codes.includes(code) && (methods?.includes(method) ?? true)),
  );
  expect(untested).toEqual([]);
});

test('every method of the error table is one that an action calls', () => {
  const called = SERVICES.flatMap(({ commands, queries }) =>
    Object.values({ ...commands, ...queries }).flatMap((offer) => variantsOf<Command | Query>(offer)),
  ).flatMap(({ methods }) => methods);
  const named = CODES.flatMap(({ methods = [] }) => methods);
  expect(named).not.toEqual([]);
  expect(named.filter((method) => !called.includes(method))).toEqual([]);
});

test.each(APLAUT_RESPONSES)(
  'Aplaut, $step, HTTP $response.status: $when',
  async ({ step, response: { status, headers = {}, body = '' }, error, first, details, delay }) => {
    sandbox().aplaut.service.nextReply = {
      status,
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    };
    const failure = await failureOf(stepOf('aplaut', step, sandbox).run());
    expect({ error: failure.name, lines: failure.message.split('\n'), delay: failure.delay }).toEqual({
      error,
      lines: [first, ...details],
      delay,
    });
    expect(sandbox().visits).toHaveLength(1);
  },
);
