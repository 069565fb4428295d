import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { FAULTS, type FaultName } from '../sandbox/faults.ts';
import { type Arrival, json, type Outcome, type Reply } from '../sandbox/reply.ts';
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
  | 'overloaded_after';

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
  /** What was sent back; `undefined` if that was nothing or not all of it. */
  reply: Reply | undefined;
}

/** What is said of a request that was carried out when the step that sent it may have been over. */
export const CARRIED_OUT_LATE = 'carried out late';

/** Waits until a request may be carried out. */
type Turn = () => Promise<void>;

/** Lets so many requests a second through. Those that are too many wait, in the order in which they came. */
export function requestsPerSecond(most: number): Turn {
  let next = 0;
  return async () => {
    const turn = Math.max(Date.now(), next);
    next = turn + SECOND / most;
    await sleep(turn - Date.now());
  };
}

interface Serving {
  /** What goes wrong with a request, of which the head has arrived. */
  faultFor?(request: IncomingMessage): RequestFault | undefined;
  /** What a request has to wait for before it is carried out. */
  turn?: Turn;
  /** Sees every request once it is over. */
  witness?(exchanged: Exchanged): void;
}

/** Serves a service of the sandbox. */
export const serverOf = (service: Service, serving: Serving = {}): Server =>
  createServer((request, response) => void serve(service, serving, request, response));

async function serve(
  service: Service,
  { faultFor, turn = async () => {}, witness }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const fault = faultFor?.(request);
  // The step's own, even if its machine runs another one before the answer.
  const incidents = callerOf(request.socket)?.incidents ?? [];
  const arrival = await arrivalOf(request);
  const began = Date.now();
  await turn();
  const note = (what: string) => incidents.push({ what, at: Date.now() });
  if (request.socket.destroyed) note(CARRIED_OUT_LATE);
  const reply = await answer(service, fault, arrival, note, response);
  witness?.({
    arrival,
    incidents,
    began,
    ended: Date.now(),
    reply: request.socket.destroyed ? undefined : reply,
  });
}

/** Answers as the fault says, and returns the answer if all of it was sent. */
async function answer(
  service: Service,
  fault: RequestFault | undefined,
  arrival: Arrival,
  note: (what: string) => void,
  response: ServerResponse,
): Promise<Reply | undefined> {
  const carryOut = () => service.handle(arrival).reply;
  if (fault === undefined) return write(response, carryOut());
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
    const { status, headers, body } = carryOut();
    response.writeHead(status, headers);
    response.write(Buffer.from(body).subarray(0, Math.ceil(body.length / 2)), () =>
      response.socket?.destroy(),
    );
    return undefined;
  }
  const { isCarriedOut, spoil } = FAULTS[fault];
  const reply = isCarriedOut ? carryOut() : { status: 200, headers: {}, body: '' };
  const spoilt = spoil(reply, `https://${arrival.host}${arrival.path}`);
  if (typeof spoilt === 'object') return write(response, spoilt);
  if (spoilt === 'hang up') response.socket?.destroy();
  else if (spoilt === 'stall') response.write('{"error');
  return undefined;
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

function write(response: ServerResponse, reply: Reply): Reply {
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
  return reply;
}
