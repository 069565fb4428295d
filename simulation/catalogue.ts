import type { Random } from './random.ts';

/** A product, whatever the service calls its two texts. */
export interface Listed {
  code: string;
  title: string;
}

/** Few of them, so that many titles are the same, or parts of others. */
const WORDS = ['Boots', 'Leather', 'Winter', 'No. 5', 'Ботинки', 'Кожа'] as const;

/** What stands between a word and a number in a code. */
const MARKS = ['-', ' ', ':', '%', '+', '&', '#', '/', '.', "'", '"', '|', ', ', ',', '{{'] as const;

/** None, a few, just about as many as a search in Aplaut reads, or more than Aplaut gives at all. */
export function anyCatalogue(random: Random): Listed[] {
  const size = random.pick([random.int(0, 2), 10, 300, random.int(740, 760), random.int(760, 1250), 1500]);
  const byCode = new Map<string, Listed>();
  while (byCode.size < size) {
    const code = anyCode(random, random.int(0, Math.ceil(size / 10)));
    byCode.set(code, { code, title: anyTitle(random) });
  }
  return [...byCode.values()];
}

function anyCode(random: Random, number: number): string {
  const kind = random.weighted({ marked: 20, number: 2, title: 1 });
  if (kind === 'number') return String(number);
  return inAnyCase(
    random,
    kind === 'title' ? anyTitle(random) : random.pick(WORDS) + random.pick(MARKS) + number,
  );
}

function anyTitle(random: Random): string {
  const words = Array.from({ length: random.int(1, 4) }, () => random.pick(WORDS));
  return inAnyCase(random, words.join(random.pick([' ', ' ', ', '])));
}

const inAnyCase = (random: Random, text: string): string =>
  random.pick([text, text, text.toLowerCase(), text.toUpperCase()]);

/** What somebody looks for, and what kind of text it is. */
export interface Wording {
  kind: string;
  text: string;
}

/** A text to look for in a catalogue. */
export function anyWording(random: Random, catalogue: readonly Listed[]): Wording {
  const listed = catalogue[random.int(0, Math.max(0, catalogue.length - 1))];
  if (listed === undefined || random.chance(0.1)) {
    return {
      kind: 'nothing that is there',
      text: random.pick(['gloves', 'g:1', 'gloves, red', '{{gloves}}']),
    };
  }
  const { code, title } = listed;
  const kind = random.weighted({ 'a code': 4, 'a code in another case': 1, 'a title': 3, 'a part': 2 });
  const whole = kind === 'a title' || (kind === 'a part' && random.chance(0.5)) ? title : code;
  if (kind === 'a part') return { kind, text: partOf(random, whole) };
  const text =
    kind === 'a code in another case'
      ? random.pick([whole.toLowerCase(), whole.toUpperCase()])
      : kind === 'a code'
        ? whole
        : inAnyCase(random, whole);
  return { kind, text: random.chance(0.1) ? ` ${text} ` : text };
}

function partOf(random: Random, whole: string): string {
  const start = random.int(0, whole.length - 1);
  const part = whole.slice(start, start + random.int(1, whole.length));
  return part.trim() === '' ? whole : part;
}
