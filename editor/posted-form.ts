import { treeOf } from './tree.ts';
import type { ZapState } from './zap-state.ts';

/** What the names of the inputs begin with. */
export const VALUES = 'in/';
export const TITLES = 'title/';
export const ACCOUNT = 'account/';
/** The step that the posted fields belong to. */
export const STEP_INPUT = 'step';
export const DEVELOPER_INPUT = 'developer';
export const FIND_NOTHING_INPUT = 'may_find_nothing';

/** Takes over what is filled in on the page: the fields of one step, and the form of an account. */
export function takeOver(zap: ZapState, form: URLSearchParams): void {
  const step = zap.steps.find(({ id }) => String(id) === form.get(STEP_INPUT));
  if (step !== undefined) {
    // What the form does not show now is kept for when its field is back.
    Object.assign(step.values, treeOf(form, VALUES));
    Object.assign(step.titles, treeOf(form, TITLES));
    if (form.has('has_search')) step.mayFindNothing = form.has(FIND_NOTHING_INPUT);
  }
  if (zap.accountForm !== undefined) zap.accountForm.values = treeOf(form, ACCOUNT);
  if (form.has('has_result')) zap.isDeveloper = form.has(DEVELOPER_INPUT);
}
