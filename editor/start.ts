import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Dependencies } from './dependencies.ts';
import { Editor } from './editor.ts';
import type { Handler } from './handler.ts';
import { serverOf } from './server.ts';
import { type Build, Source } from './source.ts';
import { ZapierApp } from './zapier-app.ts';

/** What an editor is started with. */
export interface StartOptions extends Omit<Dependencies, 'renew'> {
  /** The handler of the app as it is built now. */
  handler: Handler;
  build: Build;
  /** A port of the loopback address; 0 takes a free one. */
  port: number;
}

/**
 * Serves the editor of an app on the loopback address.
 *
 * @throws {Error} if the port cannot be had, or if the app gives no definition
 */
export async function startEditor({
  handler,
  build,
  port,
  ...dependencies
}: StartOptions): Promise<{ address: string; stop(): void }> {
  const source = new Source(build);
  const app = await ZapierApp.load(handler);
  const editor = new Editor(app, { ...dependencies, renew: (current) => source.renew(current) });
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: serverOf(editor).fetch, hostname: '127.0.0.1', port },
      ({ port }: AddressInfo) =>
        resolve({
          address: `http://127.0.0.1:${port}`,
          stop() {
            server.close();
            if ('closeAllConnections' in server) server.closeAllConnections();
          },
        }),
    );
    server.once('error', reject);
  });
}
