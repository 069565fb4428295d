import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { FAULTS, type FaultName } from '../sandbox/faults.ts';
import { type Arrival, json, type Outcome, type Reply } from '../sandbox/reply.ts';
import type { Trouble } from './account.ts';
import { SECOND, sleep } from './zapier/clock.ts';
import { callerOf, type Incident } from './zapier/network.ts';

/** What goes wrong with one request: as the sandbox's faults say, or in a way that needs a clock or half an answer. */
export type RequestFault =
  | FaultName
  /** Carried out and answered after so many milliseconds. */
  | { slow: number }
  /** The connection breaks in the middle of the answer. */
  | 'cut'
  /** A gateway says that the service is overloaded, but it has carried the request out. */
  | 'overloaded_after'
  /** Turned away, because something is wrong with the account. */
  | Trouble;

interface Service {
  handle(arrival: Arrival): Outcome;
}

/** A request that a service got, and what went back. */
export interface Exchanged {
  arrival: Arrival;
  /** What went wrong around the step that sent it; no other step has the same list. */
  incidents: readonly Incident[];
  /** In milliseconds. */
  began: number;
  ended: number;
  /** Whether its connection had served another one. */
  isOnKeptConnection: boolean;
  /** What the service answered, if it was asked. */
  reply: Reply | undefined;
  /** Whether the answer was sent, and all of it. */
  isSent: boolean;
}

/** What is said of a request that was carried out when the step that sent it may have been over. */
export const CARRIED_OUT_LATE = 'carried out late';

/** What is said of a form that has more values than PHP reads. */
export const CUT_OFF = 'more values than PHP reads';
const isCutOff = ({ headers, bytes }: Arrival): boolean =>
  headers['content-type'] === 'application/x-www-form-urlencoded' &&
  bytes.toString().split('&').length > 1000;

/** Waits until a request may be carried out. */
export type Turn = () => Promise<void>;

/** Lets so many requests a second through. Those that are too many wait, in the order in which they came. */
export function requestsPerSecond(most: number): Turn {
  let next = 0;
  return async () => {
    const turn = Math.max(Date.now(), next);
    next = turn + SECOND / most;
    await sleep(turn - Date.now());
  };
}

/** What a host does with a connection once it has answered a request. */
export interface Closing {
  /** Milliseconds after the answer, if no other request has come. */
  after: number;
  how: 'FIN' | 'RST';
  /** Whether its answers say so: with `Connection: close`, or in `Keep-Alive: timeout`. */
  isSaid: boolean;
}

export interface Serving {
  /** What goes wrong with a request, of which the head has arrived. */
  faultFor?(request: IncomingMessage): RequestFault | undefined;
  /** What a request has to wait for before it is carried out. */
  turn?: Turn;
  /** What it does with connections; by default it closes those that were idle for five seconds, as Node does. */
  closing?: Closing | undefined;
  /** Sees every request once it is over. */
  witness?(exchanged: Exchanged): void;
}

/** Serves a service of the sandbox. */
export function serverOf(service: Service, serving: Serving = {}): Server {
  const used = new WeakSet<object>();
  const server = createServer((request, response) => {
    const isOnKeptConnection = used.has(request.socket);
    used.add(request.socket);
    if (serving.closing !== undefined) closeAfter(response, serving.closing);
    void serve(service, serving, request, response, isOnKeptConnection);
  });
  // It closes none by itself then, and says nothing about that.
  if (serving.closing !== undefined) server.keepAliveTimeout = 0;
  return server;
}

function closeAfter(response: ServerResponse, { after, how, isSaid }: Closing): void {
  const { socket } = response.req;
  if (isSaid && after > 0) response.setHeader('keep-alive', `timeout=${Math.floor(after / SECOND)}`);
  response.setHeader('connection', isSaid && after === 0 ? 'close' : 'keep-alive');
  response.once('finish', () => {
    const close = () => (how === 'FIN' ? socket.end() : socket.resetAndDestroy());
    if (after === 0) close();
    const timer = setTimeout(close, after);
    socket.once('data', () => clearTimeout(timer));
  });
}

async function serve(
  service: Service,
  { faultFor, turn = async () => {}, witness }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  isOnKeptConnection: boolean,
): Promise<void> {
  const fault = faultFor?.(request);
  // The step's own, even if its machine runs another one before the answer.
  const caller = callerOf(request.socket);
  const incidents = caller?.incidents ?? [];
  const arrival = await arrivalOf(request);
  const began = Date.now();
  await turn();
  const note = (what: string) =>
    incidents.push({ what, at: Date.now(), request: `${arrival.method} ${arrival.path}` });
  if (request.socket.destroyed || caller?.isAbandoned) note(CARRIED_OUT_LATE);
  const { reply, isSent } = await answer(service, fault, arrival, note, response);
  witness?.({
    arrival,
    incidents,
    began,
    ended: Date.now(),
    isOnKeptConnection,
    reply,
    isSent: isSent && !request.socket.destroyed,
  });
}

/** Answers as the fault says. */
async function answer(
  service: Service,
  fault: RequestFault | undefined,
  arrival: Arrival,
  note: (what: string) => void,
  response: ServerResponse,
): Promise<Pick<Exchanged, 'reply' | 'isSent'>> {
  const carryOut = () => service.handle(arrival).reply;
  if (isCutOff(arrival)) note(CUT_OFF);
  if (fault === undefined) return write(response, carryOut());
  if (typeof fault === 'object' && 'reply' in fault) {
    note(fault.what);
    return write(response, fault.reply);
  }
  if (typeof fault === 'object') {
    note('slow');
    await sleep(fault.slow);
    note(CARRIED_OUT_LATE);
    return write(response, carryOut());
  }
  note(fault);
  if (fault === 'overloaded_after') {
    carryOut();
    return write(response, json(503, {}, { 'retry-after': '30' }));
  }
  if (fault === 'cut') {
    const reply = carryOut();
    const { status, headers, body } = reply;
    response.writeHead(status, headers);
    response.write(Buffer.from(body).subarray(0, Math.ceil(body.length / 2)), () =>
      response.socket?.destroy(),
    );
    return { reply, isSent: false };
  }
  const { isCarriedOut, spoil } = FAULTS[fault];
  const reply = isCarriedOut ? carryOut() : undefined;
  const spoilt = spoil(
    reply ?? { status: 200, headers: {}, body: '' },
    `https://${arrival.host}${arrival.path}`,
  );
  if (typeof spoilt === 'object') return write(response, spoilt);
  if (spoilt === 'hang up') response.socket?.destroy();
  else if (spoilt === 'stall') response.write('{"error');
  return { reply, isSent: false };
}

async function arrivalOf(request: IncomingMessage): Promise<Arrival> {
  const { method = '', headers } = request;
  const { pathname, searchParams } = new URL(request.url ?? '', `http://${headers.host}`);
  return {
    method,
    path: pathname,
    query: searchParams,
    host: headers.host ?? '',
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    bytes: await buffer(request),
  };
}

function write(response: ServerResponse, reply: Reply): { reply: Reply; isSent: true } {
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
  return { reply, isSent: true };
}
