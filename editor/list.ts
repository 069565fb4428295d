import type { ListRequest } from './commands.ts';
import { fieldAt, isChoice } from './definition.ts';
import { type Mappable, mappables } from './mapping.ts';
import type { ReadyStep, Zap } from './zap.ts';

/** One entry of a list beside a field. */
export interface Entry {
  /** What is put into the field. */
  value: string;
  title: string;
  /** An example, or the value itself where the title does not have it. */
  note: string;
  /** What a pill with it is called, and the example in it. */
  pill: { title: string; example: string };
}

/** Entries that belong together. */
interface Section {
  title: string;
  note?: string;
  entries: Entry[];
}

/** What can be chosen for a field. */
export interface List {
  sections: Section[];
  /** The page to ask for next; `undefined` where there is no more. */
  next: number | undefined;
  error?: string;
}

/** The choices of a field, and below them what earlier steps offer for it. */
export async function listOf(zap: Zap, step: ReadyStep, { at, page }: ListRequest): Promise<List> {
  const { result: fields = [] } = await zap.form(step);
  const field = fieldAt(fields, at);
  if (field === undefined) return { sections: [], next: undefined };
  const choices = await choicesFor(zap, step, field, page);
  // Values of earlier steps come with the first page.
  const offered =
    page > 0
      ? []
      : (await zap.offers(step.state)).flatMap((offer) => {
          const action = zap.steps.find(({ id }) => id === offer.step);
          const title = `${zap.numberOf(offer.step)}. ${action ? (zap.actionOf(action)?.display.label ?? '') : ''}`;
          const note = offer.isSample ? 'Examples. Test the step for real values.' : undefined;
          return bySection(mappables(offer), zap.numberOf(offer.step), title, note);
        });
  return { ...choices, sections: [...choices.sections, ...offered] };
}

async function choicesFor(
  zap: Zap,
  step: ReadyStep,
  field: NonNullable<ReturnType<typeof fieldAt>>,
  page: number,
): Promise<List> {
  if (!isChoice(field)) return { sections: [], next: undefined };
  const [key = '', value = 'id', label = 'name'] = field.dynamic?.split('.') ?? [];
  const source = zap.source(key);
  if (source === undefined) {
    const choices = field.choices ?? BOOLEAN;
    const entries = choices.map((choice) => entryOf(choice.value, choice.label, ''));
    return { sections: [{ title: 'Choices', entries }], next: undefined };
  }
  const { result = [], error } = await zap.choices(step, source, page);
  const entries = result.map((record) => {
    const text = String(record[value]);
    const title = String(record[label]);
    return entryOf(text, title, title.includes(text) ? '' : text);
  });
  return {
    sections: entries.length > 0 ? [{ title: 'Choices', entries }] : [],
    next: await nextPage(zap, step, source, page, entries.length),
    ...(error && { error: error.message.split('\n')[0] ?? '' }),
  };
}

const entryOf = (value: string, title: string, note: string): Entry => ({
  value,
  title,
  note,
  pill: { title, example: '' },
});

/** Only by asking for it can one know whether there is another page. */
async function nextPage(
  zap: Zap,
  step: ReadyStep,
  source: NonNullable<ReturnType<Zap['source']>>,
  page: number,
  count: number,
): Promise<number | undefined> {
  if (source.operation.canPaginate !== true || count === 0) return undefined;
  const { result = [] } = await zap.choices(step, source, page + 1);
  return result.length > 0 ? page + 1 : undefined;
}

/** Columns of line items in a section of their own. */
function bySection(
  all: readonly Mappable[],
  number: number,
  title: string,
  note: string | undefined,
): Section[] {
  const groups = ['', ...new Set(all.flatMap(({ group }) => group ?? []))];
  return groups.map((group) => ({
    title: group === '' ? title : `${title}: ${group}`,
    ...(note && { note }),
    entries: all
      .filter((mappable) => (mappable.group ?? '') === group)
      .map(({ token, label, example }) => ({
        value: token,
        title: label,
        note: example,
        pill: { title: `${number}. ${label}`, example },
      })),
  }));
}

/** The choices of a yes-or-no field. */
export const BOOLEAN = [
  { value: 'true', label: 'True' },
  { value: 'false', label: 'False' },
];
