import { readFileSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { SANDBOX_SERVICES } from '../sandbox/services.ts';
import { serverOf } from '../simulation/services.ts';
import { ROUND_TRIP } from './line.ts';

/**
 * The services with TLS at the end of a long line, in a process of their own. Started with the files of a key and of its
 * certificate; tells the addresses, forgets all orders when asked to `reset`, and answers `count` with the number of requests
 * since it was asked last.
 */
const [keyFile = '', certificateFile = ''] = process.argv.slice(2);
const tls = { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };

let requests = 0;
const resets: (() => void)[] = [];
const environment: Record<string, string> = {};

for (const registration of Object.values(SANDBOX_SERVICES)) {
  let service: HttpServer;
  const reset = () => {
    service = serverOf(registration.create(() => new Date()));
  };
  reset();
  resets.push(reset);
  const server = createTlsServer(tls, (request, response) => {
    requests += 1;
    service.emit('request', request, response);
  });
  const port = await listen(server);
  const line = await listen(createServer((near) => prolong(near, connect(port, '127.0.0.1'))));
  environment[registration.baseUrlVariable] = `https://127.0.0.1:${line}`;
}

/** Lets whatever goes from one end to the other take half a round trip, and a whole one more until they are connected. */
function prolong(near: Socket, far: Socket): void {
  const connected = performance.now() + ROUND_TRIP;
  carry(near, far, connected);
  carry(far, near, connected);
  for (const [end, other] of [
    [near, far],
    [far, near],
  ] as const) {
    end.setNoDelay();
    end.on('error', () => other.destroy());
    end.on('close', () => setTimeout(() => other.destroy(), ROUND_TRIP));
  }
}

function carry(from: Socket, to: Socket, connected: number): void {
  const later = (what: () => void) =>
    setTimeout(what, Math.max(performance.now(), connected) + ROUND_TRIP / 2 - performance.now());
  from.on('data', (bytes) => later(() => to.write(bytes)));
  from.on('end', () => later(() => to.end()));
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port.');
  return address.port;
}

process.on('message', (message) => {
  if (message === 'reset') for (const reset of resets) reset();
  process.send?.(requests);
  requests = 0;
});
process.send?.(environment);
process.once('disconnect', () => process.exit());
