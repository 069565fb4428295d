import type { ZObject } from 'zapier-platform-core';
import { cacheOf } from '../src/zapier/cache.ts';

type Zcache = Record<'get' | 'set' | 'delete', (...parameters: unknown[]) => Promise<unknown>>;
const cacheWith = (cache: Partial<Zcache>) => cacheOf({ cache } as unknown as ZObject);

test('everything is kept for the connected account', async () => {
  const asked: unknown[] = [];
  const tell =
    (name: string) =>
    async (...parameters: unknown[]) => {
      asked.push([name, ...parameters]);
      return 'kept';
    };
  const cache = cacheWith({ get: tell('get'), set: tell('set'), delete: tell('delete') });
  expect(await cache.get('k')).toBe('kept');
  await cache.set('k', 'v', 60);
  await cache.setIfAbsent('k', 'v', 60);
  await cache.delete('k');
  expect(asked).toEqual([
    ['get', 'k', ['auth']],
    ['set', 'k', 'v', 60, ['auth']],
    ['set', 'k', 'v', 60, ['auth'], true],
    ['delete', 'k', ['auth']],
  ]);
});

test.each([null, true, 7, {}])('%j is nothing that was kept', async (value) => {
  expect(await cacheWith({ get: async () => value }).get('k')).toBeUndefined();
});

const BROKEN: Record<string, Zcache['get']> = {
  rejects: () => Promise.reject(new Error('RPC request failed after 3 attempts')),
  'throws at once': () => {
    throw new Error('rpc is not available');
  },
  'never answers': () => new Promise(() => {}),
};

test.each(Object.entries(BROKEN))(
  'a cache that %s holds nothing and breaks nothing',
  async (_how, broken) => {
    jest.useFakeTimers();
    const cache = cacheWith({ get: broken, set: broken, delete: broken });
    const all = Promise.all([
      cache.get('k'),
      cache.set('k', 'v', 60),
      cache.setIfAbsent('k', 'v', 60),
      cache.delete('k'),
    ]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await all).toEqual([undefined, undefined, undefined, undefined]);
  },
);

afterEach(() => {
  jest.useRealTimers();
});
