import type { IncomingMessage } from 'node:http';
import type { FaultChoice } from '../../../editor/index.ts';
import type { RequestFault } from '../../../simulation/services.ts';

/** A way in which a write can go wrong. */
interface WriteFault extends FaultChoice {
  /** What happens to the request, by service. */
  at: Readonly<Record<string, RequestFault>>;
  /** For how many milliseconds after it every line to the service breaks. */
  outage?: number;
}

const SHOPS = ['InfluencerSoft', 'JustClick'];
const ALL = [...SHOPS, 'Aplaut'];

const everywhere = (services: readonly string[], fault: RequestFault) =>
  Object.fromEntries(services.map((service) => [service, fault]));

export const WRITE_FAULTS: readonly WriteFault[] = [
  {
    id: 'cut',
    title: 'Cut after the write',
    help: 'The service does it, but the line breaks before the response, and stays broken for 40 seconds.',
    services: ALL,
    at: everywhere(ALL, 'reset_after'),
    outage: 40_000,
  },
  {
    id: 'slow',
    title: 'Slow',
    help: 'The service does it after 40 seconds; a step waits for 30 at most.',
    services: ALL,
    at: everywhere(ALL, { slow: 40_000 }),
  },
  {
    id: 'busy',
    title: '503',
    help: 'The service is overloaded and does nothing.',
    services: ALL,
    at: everywhere(ALL, 'overloaded'),
  },
  {
    id: 'signature',
    title: 'Wrong signature',
    help: 'The service does it, and signs its response with another key.',
    services: SHOPS,
    at: everywhere(SHOPS, 'wrong_hash'),
  },
  {
    id: 'key',
    title: 'Key refused',
    help: 'The service no longer accepts the key. Runs are held until the account is reconnected.',
    services: ALL,
    at: { ...everywhere(SHOPS, 'unsigned_4'), Aplaut: 'unauthorized' },
  },
];

/** Whether a request changes something. A shop is asked by POST, too, by methods whose names begin with `get`. */
export const isWrite = ({ method, url = '' }: IncomingMessage): boolean =>
  method !== 'GET' && !/^\/api\/get/i.test(url);
