import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { type DeviationName, handlerOf } from './deviations.ts';
import { FAULTS, type FaultName } from './faults.ts';
import type { Registrations, SandboxService } from './registration.ts';
import { type Arrival, arrivalOf, type OrderSummary, type Visit } from './reply.ts';
import { SANDBOX_SERVICES } from './services.ts';

/** One service of the sandbox, on a port of its own. */
interface SandboxServer<S extends SandboxService = SandboxService> {
  service: S;
  /** `http://127.0.0.1:4010` */
  address: string;
}

/** Running services, by their names in the registry. */
type Servers<R extends Registrations> = {
  readonly [Name in keyof R]: SandboxServer<ReturnType<R[Name]['create']>>;
};

/** The running sandbox: its services by their names, and what they have in common. */
export type Sandbox<R extends Registrations = typeof SANDBOX_SERVICES> = Servers<R> & Controls;

interface Controls {
  /** Every request so far, oldest first. */
  visits: Visit[];
  /** What points the app at the sandbox. */
  environment: Readonly<Record<string, string>>;
  /** What each service holds. */
  orders(): { service: string; orders: OrderSummary[] }[];
  /** Makes the next request of this method go wrong; without a method, the next of any. */
  failNext(fault: FaultName, method?: string): void;
  /** Settles when the next request has arrived, whether or not it is ever answered. */
  nextArrival(): Promise<void>;
  /** Closes all sockets that wait for a request, as a service does after a while. */
  closeIdle(): void;
  stop(): Promise<void>;
}

/** What can be chosen when the sandbox starts. */
export interface SandboxOptions {
  /** The ports that the registry names, or free ones. */
  ports?: 'registered' | 'free';
  /** Called for every request once it is answered. */
  onVisit?: (visit: Visit) => void;
  /** The current time, to the services; defaults to the real one. */
  clock?: () => Date;
  /** A fault in the answer to every request. */
  fault?: FaultName | undefined;
  /** The one thing in which the service that it is meant for differs from what is assumed of it. */
  deviation?: DeviationName | undefined;
}

/** Starts services on the loopback address: those of the registry, or others. */
export async function startSandbox(options?: SandboxOptions): Promise<Sandbox>;
export async function startSandbox<R extends Registrations>(
  options: SandboxOptions,
  services: R,
): Promise<Sandbox<R>>;
export async function startSandbox(
  { ports = 'free', onVisit, fault, deviation, clock = () => new Date() }: SandboxOptions = {},
  services: Registrations = SANDBOX_SERVICES,
): Promise<Controls> {
  const visits: Visit[] = [];
  const planned: { fault: FaultName; method: string | undefined }[] = [];
  const waiting: (() => void)[] = [];
  const servers: Server[] = [];

  const faultFor = (method: string): FaultName | undefined => {
    const index = planned.findIndex((plan) => plan.method === undefined || plan.method === method);
    return index < 0 ? fault : planned.splice(index, 1)[0]?.fault;
  };

  const open = async (service: SandboxService, port: number): Promise<SandboxServer> => {
    const app = new Hono<{ Bindings: HttpBindings }>();
    const handle = handlerOf(service, deviation);
    app.all('*', async (c) => {
      const arrival = await arrivalOf(c);
      const name = faultFor(arrival.method);
      const chosen = name && FAULTS[name];
      const outcome =
        chosen?.isCarriedOut === false
          ? { reply: { status: 200, headers: {}, body: '' }, proof: 'not asked for', summary: '' }
          : handle(arrival);
      const reply = chosen
        ? chosen.spoil(outcome.reply, `https://${arrival.host}${arrival.path}`)
        : outcome.reply;
      const answer = [outcome.summary, name && `fault ${name}`].filter(Boolean).join(', ');
      const visit = visitOf(service.name, arrival, outcome.proof, answer);
      visits.push(visit);
      onVisit?.(visit);
      for (const tell of waiting.splice(0)) tell();
      if (reply === 'hang up') c.env.incoming.socket.destroy();
      if (reply === 'hang up' || reply === 'say nothing') return new Promise<Response>(() => {});
      if (reply === 'never stop') return new Response(endless());
      if (reply === 'stall') return new Response(stalled());
      return new Response(reply.status === 204 ? null : reply.body, reply);
    });
    const server = plainServer(createAdaptorServer({ fetch: app.fetch }));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      // A test sends a thousand requests at once, and Node's default of 511 would refuse half of them.
      server.listen({ host: '127.0.0.1', port, backlog: 2_048 }, resolve);
    });
    servers.push(server);
    return { service, address: `http://127.0.0.1:${portOf(server)}` };
  };

  const running: Record<string, SandboxServer> = {};
  const environment: Record<string, string> = {};
  for (const [name, { baseUrlVariable, port, create }] of Object.entries(services)) {
    const server = await open(create(clock), ports === 'registered' ? port : 0);
    running[name] = server;
    environment[baseUrlVariable] = server.address;
  }
  return {
    ...running,
    visits,
    environment,
    orders: () =>
      Object.values(running).map(({ service }) => ({ service: service.name, orders: service.listOrders() })),
    failNext: (name, method) => planned.push({ fault: name, method }),
    nextArrival: () => new Promise((resolve) => waiting.push(resolve)),
    closeIdle: () => {
      for (const server of servers) server.closeIdleConnections();
    },
    stop: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

const visitOf = (service: string, arrival: Arrival, proof: string, answer: string): Visit => ({
  service,
  method: arrival.method,
  path: arrival.path + (arrival.query.size > 0 ? `?${arrival.query}` : ''),
  host: arrival.host,
  headers: arrival.headers,
  body: arrival.bytes.toString('utf8'),
  proof,
  answer,
});

function endless(): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode(`{"error_code":0,"padding":"${'.'.repeat(1_000_000)}`);
  return new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
}

function stalled(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"error')),
  });
}

function plainServer(server: ReturnType<typeof createAdaptorServer>): Server {
  if (!('closeAllConnections' in server)) throw new Error('The sandbox speaks HTTP/1.1 only.');
  return server;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox has no port.');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
