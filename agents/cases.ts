import type { AgentCase } from './case.ts';
import { APLAUT_CASES } from './cases-aplaut.ts';
import { SHOP_CASES } from './cases-shops.ts';

/** Requests that are easily done wrongly: half of them with the fields of a connection, half without. */
export const CASES: readonly AgentCase[] = [...SHOP_CASES, ...APLAUT_CASES];
