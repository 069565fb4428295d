/** What a project needs of the editor. */

export type { Action, Field } from './definition.ts';
export type { AccountKind, Signature, Summary } from './dependencies.ts';
export { DOTS, type Exchange } from './exchange.ts';
export { failureOf } from './handler.ts';
export { inputDataOf } from './input-data.ts';
export { asText, partsOf, resolved, type StepResult } from './mapping.ts';
export { startEditor } from './start.ts';
export { treeOf } from './tree.ts';
