import type { IncomingMessage } from 'node:http';
import type { FaultChoice } from '../../../editor/index.ts';
import type { RequestFault } from '../../../simulation/services.ts';

/** A way in which a write can go wrong. */
export interface WriteFault extends FaultChoice {
  happens: RequestFault;
  /** For how many milliseconds after it every line to the service breaks. */
  outage?: number;
}

const SHOPS = ['InfluencerSoft', 'JustClick'];

export const WRITE_FAULTS: readonly WriteFault[] = [
  {
    id: 'cut',
    title: 'Cut after the write',
    help: 'The service does it, but the line breaks before the response, and stays broken for 40 seconds.',
    happens: 'reset_after',
    outage: 40_000,
  },
  {
    id: 'slow',
    title: 'Slow',
    help: 'The service does it after 40 seconds; a step waits for 30 at most.',
    happens: { slow: 40_000 },
  },
  {
    id: 'busy',
    title: '503',
    help: 'The service is overloaded and does nothing.',
    happens: 'overloaded',
  },
  {
    id: 'signature',
    title: 'Wrong signature',
    help: 'The service does it, and signs its response with another key.',
    services: SHOPS,
    happens: 'wrong_hash',
  },
  {
    id: 'key_in_shop',
    title: 'Shop refuses the key',
    help: 'The shop does nothing. Runs are held until the account is reconnected.',
    services: SHOPS,
    happens: 'unsigned_4',
  },
  {
    id: 'key',
    title: 'Aplaut refuses the key',
    help: 'Aplaut does nothing. Runs are held until the account is reconnected.',
    services: ['Aplaut'],
    happens: 'unauthorized',
  },
];

/** Whether a request changes something. A shop is asked by POST, too, by methods whose names begin with `get`. */
export const isWrite = ({ method, url = '' }: IncomingMessage): boolean =>
  method !== 'GET' && !/^\/api\/get/i.test(url);
