import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { offeredBy } from '../src/contract/service.ts';
import { SERVICES } from '../src/services/index.ts';
import { ACTIONS, type ActionKey, CONNECTIONS, perform, run } from './support/app.ts';

/** Whether a request is a call of a method as a vendor writes it. */
const isCallOf = (method: string, call: string): boolean =>
  new RegExp(`^(POST /api/)?${method.replace('{number}', '[^/]+')}$`).test(call);

describe.each(SERVICES)('$id', (service) => {
  // One for each test: an order can be deleted only once.
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
    Object.assign(process.env, sandbox.environment);
  });
  afterEach(() => sandbox.stop());

  const called = () => sandbox.visits.map(({ method, path }) => `${method} ${path.split('?')[0]}`);

  const connection = CONNECTIONS[service.id as keyof typeof CONNECTIONS];
  const implementations = offeredBy(service).map(([key, implementation]) => ({ key, implementation }));

  /** Runs an action as the editor tests it: some of the sandbox's orders are older than what most polls look at. */
  const runInEditor = (key: string, input: object) =>
    key in service.commands
      ? run(key as Parameters<typeof run>[0], connection, { ...input })
      : perform(key as ActionKey, connection, { ...input }, { isLoadingSample: true });

  /** Makes the order that the examples are about, in a service that begins without orders. The shops of the sandbox have some. */
  async function makeOrder(): Promise<void> {
    const begun = sandbox.orders().find((held) => held.service === service.name);
    if (begun && begun.orders.length > 0) return;
    for (const { key, implementation } of implementations) {
      if (key === 'create_order' || key === 'update_order_status') {
        await runInEditor(key, implementation.example);
      }
    }
    sandbox.visits.length = 0;
  }

  test.each(implementations)(
    '$key runs on its example, returns what its sample holds, and calls no method that it does not name',
    async ({ key, implementation: { example, methods } }) => {
      if (key !== 'create_order') await makeOrder();
      const results = [await runInEditor(key, example)].flat();
      expect(results).not.toEqual([]);
      for (const each of results) {
        expect(Object.keys(each)).toEqual(
          expect.arrayContaining(Object.keys(ACTIONS[key as ActionKey].operation.sample)),
        );
      }
      expect(sandbox.visits).not.toEqual([]);
      expect(called().filter((call) => !methods.some((method) => isCallOf(method, call)))).toEqual([]);
    },
  );

  test.each(implementations)(
    '$key calls every method that it names, at the latest after a lost answer',
    async ({ key, implementation: { example, methods } }) => {
      if (key !== 'create_order') await makeOrder();
      for (const input of [example, { ...example, if_exists: 'update' }, { ...example, email: '' }]) {
        for (const fault of ['none', 'reset_after'] as const) {
          if (fault !== 'none') sandbox.failNext(fault);
          // Not every form has these fields; that the example itself succeeds is tested above.
          await runInEditor(key, input).catch(() => undefined);
        }
      }
      expect(methods.filter((method) => !called().some((call) => isCallOf(method, call)))).toEqual([]);
    },
  );
});
