import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { FAULTS, type FaultName } from '../sandbox/faults.ts';
import { type Arrival, json, type Outcome, type Reply } from '../sandbox/reply.ts';
import { SECOND, sleep } from './zapier/clock.ts';
import { callerOf } from './zapier/network.ts';

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

/**
 * Serves a service of the sandbox.
 *
 * @param faultFor what goes wrong with the next request
 * @param turn what a request has to wait for before it is carried out
 */
export const serverOf = (
  service: Service,
  faultFor: () => RequestFault | undefined,
  turn: Turn = async () => {},
): Server => createServer((request, response) => void answer(service, faultFor(), turn, request, response));

async function answer(
  service: Service,
  fault: RequestFault | undefined,
  turn: Turn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // The step's own, even if its machine runs another one before the answer.
  const incidents = callerOf(request.socket)?.incidents;
  const note = (what: string) => incidents?.push({ what, at: Date.now() });
  const arrival = await arrivalOf(request);
  await turn();
  if (request.socket.destroyed) note(CARRIED_OUT_LATE);
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
    response.write(Buffer.from(body).subarray(0, Math.ceil(body.length / 2)), () => request.socket.destroy());
    return;
  }
  const { isCarriedOut, spoil } = FAULTS[fault];
  const reply = isCarriedOut ? carryOut() : { status: 200, headers: {}, body: '' };
  const spoilt = spoil(reply, `https://${arrival.host}${arrival.path}`);
  if (spoilt === 'hang up') request.socket.destroy();
  else if (spoilt === 'stall') response.write('{"error');
  else if (typeof spoilt === 'object') write(response, spoilt);
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

function write(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers);
  response.end(body);
}
