import type { Field } from './definition.ts';
import type { OpenList } from './page.ts';
import type { Step, Zap } from './zap.ts';

/** The list that is open beside one of the fields. */
export interface ListView extends OpenList {
  entries: { text: string; label: string; note: string; command: 'set' | 'insert' }[];
  hasMore: boolean;
  /** The values are examples, because step 1 has no result yet. */
  isSample: boolean;
  failure?: string;
}

/** The choices of a drop-down, or what step 1 offers for a field. */
export async function listView(zap: Zap, step: Step, list: OpenList): Promise<ListView> {
  const { result: fields = [] } = await zap.form(step);
  const field = fieldAt(fields, list.at);
  return list.list === 'data' ? values(zap, list, field) : choices(zap, step, list, field);
}

async function values(zap: Zap, list: OpenList, field: Field | undefined): Promise<ListView> {
  // Text can be put together of several values, a choice cannot.
  const isChoice = field?.choices !== undefined || field?.dynamic !== undefined || field?.type === 'boolean';
  const entries = (await zap.mappables()).map(({ token, label, example }) => ({
    text: token,
    label,
    note: example,
    command: isChoice ? ('set' as const) : ('insert' as const),
  }));
  return { ...list, entries, hasMore: false, isSample: !zap.hasResult };
}

async function choices(zap: Zap, step: Step, list: OpenList, field: Field | undefined): Promise<ListView> {
  const [key = '', value = 'id', label = 'name'] = field?.dynamic?.split('.') ?? [];
  const source = zap.source(key);
  if (source === undefined) return { ...list, entries: [], hasMore: false, isSample: false };
  const { result = [], failure } = await zap.choices(step, source, list.page);
  const entries = result.map((record) => {
    const text = String(record[value]);
    const title = String(record[label]);
    return { text, label: title, note: title.includes(text) ? '' : text, command: 'set' as const };
  });
  return {
    ...list,
    entries,
    hasMore: source.operation.canPaginate === true && entries.length > 0,
    isSample: false,
    ...(failure && { failure: failure.message }),
  };
}

/** The field at `email` or, for a column of line items, at `items/0/product`. */
function fieldAt(fields: readonly Field[], path: string): Field | undefined {
  const [key, , column] = path.split('/');
  const field = fields.find((known) => known.key === key);
  return column === undefined ? field : field?.children?.find((known) => known.key === column);
}
