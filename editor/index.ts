/** What a project needs of the editor. */

export type { AccountKind } from './account.ts';
export { type Action, FIELDS, type Field } from './definition.ts';
export type { OrderAction, ServiceOrders, Signature, Summary } from './dependencies.ts';
export { DOTS, type Exchange } from './exchange.ts';
export { type StepError, stepErrorOf } from './handler.ts';
export { inputDataOf } from './input-data.ts';
export { asText, partsOf, resolved, type StepResult } from './mapping.ts';
export type { FaultChoice, RunnableStep, RunRecord, ZapHistory, ZapRunner } from './runner.ts';
export { startEditor } from './start.ts';
export { treeOf } from './tree.ts';
export { RECORDS } from './zapier-app.ts';
