import { offeredBy } from '../src/contract/service.ts';
import { SERVICES } from '../src/services/index.ts';
import { ACTIONS, type ActionKey, CONNECTIONS, perform, useSandbox } from './support/app.ts';

describe.each(SERVICES)('$id', (service) => {
  // One for each service: both domains of JustClick open the same shop, whose order can be deleted only once.
  const sandbox = useSandbox();

  // In the order of the contract, except that an order is deleted only when nothing else needs it.
  const implementations = offeredBy(service)
    .map(([key, implementation]) => ({ key, implementation }))
    .sort((a, b) => Number(a.key === 'delete_order') - Number(b.key === 'delete_order'));

  test.each(implementations)(
    '$key runs on its example, returns what its sample holds, and calls the methods that it names',
    async ({ key, implementation: { example, methods } }) => {
      // As the editor tests a trigger: some of the sandbox's orders are older than what most polls look at.
      const meta = { isLoadingSample: true };
      const connection = CONNECTIONS[service.id as keyof typeof CONNECTIONS];
      const result = await perform(key as ActionKey, connection, example, meta);
      const results = [result].flat();
      expect(results).not.toEqual([]);
      for (const each of results) {
        expect(Object.keys(each)).toEqual(
          expect.arrayContaining(Object.keys(ACTIONS[key as ActionKey].operation.sample)),
        );
      }
      expect(sandbox().visits).not.toEqual([]);
      const named = methods.map(
        (method) => new RegExp(`^(POST /api/)?${method.replace('{number}', '[^/]+')}$`),
      );
      for (const { method, path } of sandbox().visits) {
        const called = `${method} ${path.split('?')[0]}`;
        expect([called, named.some((pattern) => pattern.test(called))]).toEqual([called, true]);
      }
    },
  );
});
