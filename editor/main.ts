import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { APLAUT_API_KEY, APLAUT_OAUTH_TOKEN, LOGIN, SHOP_KEY } from '../sandbox/accounts.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { packagedHandler } from '../tools/handler.ts';
import { Editor } from './editor.ts';
import { ordersIn } from './sandbox-orders.ts';
import { serverOf } from './server.ts';
import { explainSignature } from './signature.ts';
import { Source } from './source.ts';
import { ZapierApp } from './zapier-app.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4020' } } });
if (!/^\d+$/.test(values.port) || Number(values.port) > 65_535) {
  console.error(`"${values.port}" is no port.`);
  process.exit(1);
}

const shop = (service: string) => ({ service, login: LOGIN, api_key: SHOP_KEY });
const PRESETS = [
  { title: 'InfluencerSoft', authData: shop('influencersoft') },
  { title: 'JustClick (justclick.io)', authData: shop('justclick') },
  { title: 'JustClick (justclick.ru)', authData: shop('justclick_ru') },
  { title: 'Aplaut', authData: { service: 'aplaut', api_key: APLAUT_API_KEY } },
  { title: 'Aplaut (OAuth)', authData: { service: 'aplaut_oauth', api_key: APLAUT_OAUTH_TOKEN } },
];

const sandbox = await startSandbox();
const app = await ZapierApp.load(await packagedHandler());
const source = new Source();
const editor = new Editor(app, {
  title: 'Orders for Zapier',
  sandbox: sandbox.environment,
  presets: PRESETS,
  explain: explainSignature,
  orders: () => ordersIn(sandbox),
  renew: (current) => source.renew(current),
});

const server = serve(
  { fetch: serverOf(editor).fetch, hostname: '127.0.0.1', port: Number(values.port) },
  ({ port }: AddressInfo) =>
    console.log(`Open http://127.0.0.1:${port} in a browser.
A change in src/ is on the page at the next click; one in sandbox/ or editor/ needs a new start. Ctrl-C stops the editor.`),
);
server.once('error', (error) => {
  console.error(
    `The editor needs port ${values.port}: ${error.message}. Choose another: npm run editor -- --port 4030`,
  );
  process.exit(1);
});

const stop = async () => {
  await sandbox.stop();
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
