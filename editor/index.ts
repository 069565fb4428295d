/** What a project needs of the editor. */

export type { Action } from './definition.ts';
export type { AccountKind, Signature, Summary } from './dependencies.ts';
export { DOTS, type Exchange } from './exchange.ts';
export { failureOf } from './handler.ts';
export { asText } from './mapping.ts';
export { startEditor } from './start.ts';
