import { type Action, asText, type Summary } from '../../editor/index.ts';

const DONE: Readonly<Record<string, string>> = {
  create_order: 'created',
  update_order_status: 'updated',
  delete_order: 'deleted',
};

/** What a test of one of our creates came to. */
export function summarize({ key }: Action, record: Readonly<Record<string, unknown>>): Summary | undefined {
  const done = DONE[key];
  if (done === undefined) return undefined;
  const order = ['Order', asText(record.order_number)].filter(Boolean).join(' ');
  return record.already_existed === true
    ? { tone: 'warn', text: `It already existed: ${order}` }
    : { tone: 'good', text: `${order} ${done}` };
}
