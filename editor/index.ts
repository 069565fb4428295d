/** What a project needs of the editor. */

export type { Preset, Proof } from './dependencies.ts';
export { DOTS, type Exchange } from './exchange.ts';
export { failureOf } from './handler.ts';
export { startEditor } from './start.ts';
