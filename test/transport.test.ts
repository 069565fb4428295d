import { Agent } from 'node:https';
import type { HttpRequestOptions, ZObject } from 'zapier-platform-core';
import { stepWith } from '../simulation/step.ts';
import { NetworkError, ServiceError } from '../src/http/errors.ts';
import type { HttpResponse, Send } from '../src/http/request.ts';
import { sendChecked } from '../src/http/send-checked.ts';
import { targetOf } from '../src/zapier/base-url.ts';
import { transport } from '../src/zapier/transport.ts';

const request = {
  method: 'POST',
  url: 'https://username.influencersoft.com/api/X',
  headers: {},
  body: 'a=1',
} as const;

describe('transport', () => {
  const sendWith = (answer: (options: HttpRequestOptions) => Promise<unknown>): Promise<HttpResponse> =>
    transport({ request: answer } as unknown as ZObject, 'NO_SUCH_VARIABLE').send(request, false);

  test('what core would take out of a query is refused, not changed', async () => {
    const url = `https://api.aplaut.io/v4/products?filter=${encodeURIComponent('id:{{x}}')}`;
    const answer = () => Promise.reject(new Error('One request too many.'));
    const { send } = transport({ request: answer } as unknown as ZObject, 'NO_SUCH_VARIABLE');
    await expect(send({ method: 'GET', url, headers: {} }, true)).rejects.toMatchObject({
      category: 'rejected',
      code: 'placeholder',
    });
  });

  test.each([
    ['FetchError', { code: 'ENOTFOUND' }, 'not_found'],
    ['FetchError', { code: 'EAI_AGAIN' }, 'not_reached'],
    ['FetchError', { code: 'ECONNREFUSED' }, 'not_reached'],
    ['FetchError', { code: 'EHOSTUNREACH' }, 'not_reached'],
    ['FetchError', { code: 'ENETUNREACH' }, 'not_reached'],
    ['FetchError', { code: 'Z_DATA_ERROR' }, 'garbled'],
    ['FetchError', { code: 'Z_BUF_ERROR' }, 'garbled'],
    ['FetchError', { code: 'CERT_HAS_EXPIRED' }, 'certificate'],
    ['FetchError', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate'],
    ['FetchError', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate'],
    ['FetchError', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'certificate'],
    ['FetchError', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'certificate'],
    ['FetchError', { code: 'HOSTNAME_MISMATCH' }, 'certificate'],
    ['FetchError', { code: 'ECONNRESET' }, 'cut'],
    ['FetchError', { code: 'ETIMEDOUT' }, 'cut'],
    ['FetchError', { type: 'max-size' }, 'too_large'],
    ['FetchError', { type: 'invalid-json' }, 'cut'],
    ['FetchError', {}, 'cut'],
  ])('%s with %j is the fault %s', async (name, details, fault) => {
    const error = Object.assign(new Error('with all of the input in it'), { name, ...details });
    await expect(sendWith(() => Promise.reject(error))).rejects.toEqual(
      new NetworkError(fault as NetworkError['failure']),
    );
  });

  test('a mistake of our own stays what it is', async () => {
    await expect(sendWith(() => Promise.reject(new RangeError('ours')))).rejects.toThrow(
      new RangeError('ours'),
    );
  });

  test('asks core for no redirects, no throwing, no answer above 20 MB, and a socket of ours', async () => {
    const asked = jest.fn((_options: object) =>
      Promise.resolve({ status: 200, headers: new Headers(), content: '' }),
    );
    await sendWith(asked);
    expect(asked).toHaveBeenCalledWith({
      method: 'POST',
      url: request.url,
      headers: {},
      body: 'a=1',
      redirect: 'manual',
      size: 20_000_000,
      skipThrowForStatus: true,
      agent: expect.any(Agent),
      signal: expect.any(AbortSignal),
    });
  });
});

test('a step knows how much of its 25 seconds is left', () => {
  jest.useFakeTimers();
  const { secondsLeft } = transport({} as ZObject, 'NO_SUCH_VARIABLE');
  expect(secondsLeft()).toBe(25);
  jest.advanceTimersByTime(24_500);
  expect(secondsLeft()).toBe(0.5);
  jest.advanceTimersByTime(1_000);
  expect(secondsLeft()).toBe(-0.5);
  jest.useRealTimers();
});

describe('targetOf', () => {
  afterEach(() => {
    delete process.env.TEST_BASE_URL;
  });

  test.each([
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/v4/orders?page=1'],
    ['http://127.255.0.9:1/ignored', 'http://127.255.0.9:1/v4/orders?page=1'],
    ['https://localhost', 'https://localhost/v4/orders?page=1'],
    [' http://[::1]:8080/ ', 'http://[::1]:8080/v4/orders?page=1'],
  ])('%s is this machine', (base, url) => {
    process.env.TEST_BASE_URL = base;
    expect(targetOf('https://api.aplaut.io/v4/orders?page=1', 'TEST_BASE_URL')).toEqual({
      url,
      headers: { host: 'api.aplaut.io' },
    });
  });

  test.each([undefined, '', '  '])('%p leaves the address alone', (base) => {
    if (base !== undefined) process.env.TEST_BASE_URL = base;
    expect(targetOf(request.url, 'TEST_BASE_URL')).toEqual({ url: request.url, headers: {} });
  });
});

describe('sendChecked', () => {
  const shopHabits = { canonicalPath: (path: string) => path.toLowerCase() };
  const context = { kind: 'read' as const, service: 'Shop', failed: 'Nothing was done' };
  const answer = (status: number, headers: Record<string, string> = {}, text = ''): HttpResponse => ({
    status,
    header: (name) => headers[name],
    text,
  });

  /** Answers one after the other; the addresses that were asked. */
  const scripted = (...answers: HttpResponse[]): { send: Send; asked: string[] } => {
    const asked: string[] = [];
    const send: Send = async ({ url }) => {
      asked.push(url);
      const next = answers.shift();
      if (next === undefined) throw new Error('One request too many.');
      return next;
    };
    return { send, asked };
  };

  test.each([
    [307, 'https://username.influencersoft.com/api/x'],
    [308, '/api/x'],
  ])('%i to %s is followed once', async (status, location) => {
    const { send, asked } = scripted(answer(status, { location }), answer(200));
    await sendChecked(context, request, stepWith(send), shopHabits);
    expect(asked).toEqual([request.url, 'https://username.influencersoft.com/api/x']);
  });

  test('the number of an order is not the same in another case', async () => {
    const url = 'https://api.aplaut.io/v4/orders/N1';
    const { send, asked } = scripted(answer(307, { location: '/v4/orders/n1' }));
    await sendChecked(context, { ...request, url }, stepWith(send));
    expect(asked).toEqual([url]);
  });

  test.each([
    [307, 'http://username.influencersoft.com/api/x'],
    [307, 'https://other.influencersoft.com/api/x'],
    [307, 'https://username.influencersoft.com:8443/api/x'],
    [307, 'https://username.influencersoft.com@evil.example/'],
    [307, 'http://['],
    [307, '/login'],
    [308, 'https://username.influencersoft.com/api/Y'],
    [301, '/api/x'],
    [302, '/api/x'],
    [303, '/api/x'],
    [200, '/api/x'],
  ])('%i to %s is not', async (status, location) => {
    const { send, asked } = scripted(answer(status, { location }));
    expect(await sendChecked(context, request, stepWith(send), shopHabits)).toMatchObject({ status });
    expect(asked).toEqual([request.url]);
  });

  test('a 307 that brings an answer is not asked again: the request was carried out', async () => {
    const { send, asked } = scripted(answer(307, { location: '/api/x' }, '{"error_code":0}'));
    await sendChecked(context, request, stepWith(send));
    expect(asked).toEqual([request.url]);
  });

  test('retry-after takes precedence over a header of the service', async () => {
    const { send } = scripted(
      answer(429, { 'retry-after': '5', 'x-ratelimit-reset': '2099-01-01T00:00:00Z' }),
    );
    const habits = { retryHeaders: ['x-ratelimit-reset'] };
    const error = await sendChecked(context, request, stepWith(send), habits).catch(
      (thrown: unknown) => thrown,
    );
    expect((error as ServiceError).retryAfter).toBe(5);
  });

  test.each([
    ['5', 5],
    ['0', 1],
    ['99999', 3600],
    ['soon', 60],
    ['', 60],
  ])('retry-after %j waits %i seconds', async (wish, seconds) => {
    const { send } = scripted(answer(429, { 'retry-after': wish }));
    const error = await sendChecked(context, request, stepWith(send)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error as ServiceError).toMatchObject({ category: 'busy', retryAfter: seconds, status: 429 });
  });
});
