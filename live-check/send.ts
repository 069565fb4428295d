import { NetworkError } from '../src/http/errors.ts';
import { type Send, STEP_SECONDS } from '../src/http/request.ts';
import { targetOf } from '../src/zapier/base-url.ts';

/** @param baseUrlVariable the environment variable that may point the service to a sandbox on this machine */
export const sender =
  (baseUrlVariable: string): Send =>
  async ({ method, url, headers, body }) => {
    const target = targetOf(url, baseUrlVariable);
    try {
      const response = await fetch(target.url, {
        method,
        headers: { ...headers, ...target.headers },
        redirect: 'manual',
        signal: AbortSignal.timeout(STEP_SECONDS * 1000),
        ...(body !== undefined && { body }),
      });
      const text = await response.text();
      return { status: response.status, header: (name) => response.headers.get(name) ?? undefined, text };
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      throw new NetworkError(isLate ? 'timeout' : 'cut');
    }
  };
