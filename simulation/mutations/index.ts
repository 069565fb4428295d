import { CREATES } from './creates.ts';
import type { Mutation } from './mutation.ts';
import { POLLING } from './polling.ts';
import { SEARCHES } from './searches.ts';
import { SOCKETS } from './sockets.ts';

/** Rules of the app, how to break each, and a run that notices. */
export const MUTATIONS: readonly Mutation[] = [...CREATES, ...POLLING, ...SEARCHES, ...SOCKETS];
