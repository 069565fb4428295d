import { offeredBy } from '../../src/contract/service.ts';
import { fieldPaths } from '../../src/form/fields.ts';
import { SERVICES } from '../../src/services/index.ts';
import { type ActionKey, CONNECTIONS, perform, run, useSandbox } from '../support/app.ts';
import { REQUEST_ROWS } from './rows.ts';

const sandbox = useSandbox();

// Every row begins with this order in Aplaut; shops have orders of their own from the start.
beforeEach(async () => {
  const order = {
    order_number: 'A-100',
    email: 'base@example.com',
    items: [{ product: '45' }],
    if_exists: 'update',
  };
  await run('create_order', CONNECTIONS.aplaut, order);
  sandbox().visits.length = 0;
});

const step = (action: string, service: keyof typeof CONNECTIONS, input: object) =>
  perform(action as ActionKey, CONNECTIONS[service], { ...input });

/** The requests so far, as text. */
const requests = () =>
  sandbox()
    .visits.map(({ method, path, body }) => `${method} ${path}\n${body}`)
    .join('\n');

const rows = Object.entries(REQUEST_ROWS).flatMap(([name, { fields, ...rest }]) =>
  Object.entries(fields).map(([field, row]) => ({ name, field, row, ...rest })),
);

const sent = rows.flatMap(({ row, ...rest }) => ('sends' in row ? [{ ...rest, ...row }] : []));
const notSent = rows.flatMap(({ row, ...rest }) => ('keeps' in row ? [{ ...rest, ...row }] : []));

test.each(sent)('$name sends $field as $sends', async ({ action, service, base, input, sends }) => {
  await step(action, service, { ...base, ...input });
  expect(requests()).toContain(sends);
});

test.each(notSent)('$name does not send $field', async ({ action, service, base, input, keeps }) => {
  await step(action, service, { ...base, ...input });
  expect(requests()).not.toBe('');
  expect(requests()).not.toContain(keeps);
});

test.each(Object.entries(REQUEST_ROWS))(
  '%s: what the rows add is in no request without them',
  async (_name, { action, service, base, fields }) => {
    const added = Object.values(fields).flatMap((row) => ('sends' in row ? [row.sends] : []));
    // Only its requests matter: some of these orders do not exist.
    await Promise.allSettled([step(action, service, base)]);
    expect(requests()).not.toBe('');
    expect(added.filter((sends) => requests().includes(sends))).toEqual([]);
  },
);

test('every field of every form has a row', () => {
  const forms = new Map<object, [name: string, paths: string[]]>();
  for (const service of SERVICES) {
    for (const [key, implementation] of offeredBy(service)) {
      const paths = fieldPaths(implementation.input)
        .filter(([, { type }]) => type !== 'line_items')
        .map(([path]) => path);
      const title = `${service.name} ${key}`;
      if (!forms.has(implementation) && paths.length > 0) forms.set(implementation, [title, paths]);
    }
  }
  const expected = Object.fromEntries([...forms.values()].map(([title, paths]) => [title, paths.sort()]));
  const actual = Object.entries(REQUEST_ROWS).map(([name, { fields }]) => [name, Object.keys(fields).sort()]);
  expect(Object.fromEntries(actual)).toEqual(expected);
});
