import type { SandboxService } from './registration.ts';
import type { Arrival, Outcome } from './reply.ts';

export type Handle = (arrival: Arrival) => Outcome;

/** Returns how a service handles requests if it differs in one thing; `undefined` for a service of another kind. */
export type Deviation = (service: SandboxService) => Handle | undefined;
