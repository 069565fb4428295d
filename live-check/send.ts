import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { NetworkError } from '../src/http/errors.ts';
import { type Send, STEP_SECONDS } from '../src/http/request.ts';
import { targetOf } from '../src/zapier/base-url.ts';

/**
 * Returns how to send requests. Not `fetch`, which sends no other `Host` than that of the address: a sandbox tells by it which
 * shop is meant.
 *
 * @param baseUrlVariable the environment variable that may point the service to a sandbox on this machine
 */
export const sender =
  (baseUrlVariable: string): Send =>
  async ({ method, url, headers, body = '' }) => {
    const target = targetOf(url, baseUrlVariable);
    const send = target.url.startsWith('https:') ? overHttps : overHttp;
    const signal = AbortSignal.timeout(STEP_SECONDS * 1000);
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const options = { method, headers: { ...headers, ...target.headers }, signal };
        send(target.url, options, resolve).once('error', reject).end(body);
      });
      return {
        status: response.statusCode ?? 0,
        header: (name) => [response.headers[name]].flat()[0],
        text: await text(response),
      };
    } catch {
      throw new NetworkError(signal.aborted ? 'timeout' : 'cut');
    }
  };
