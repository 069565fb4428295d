import { globSync, readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';
import { check } from 'recheck';
import * as zod from 'zod/mini';
import { offeredBy } from '../../src/contract/service.ts';
import { choice, optional, required } from '../../src/form/field-meta.ts';
import { fieldPaths, type ObjectSchema, type SchemaField } from '../../src/form/fields.ts';
import { parseInput } from '../../src/form/parse-input.ts';
import { CODES, DICTIONARY, DOMAIN, LONG_TEXT, lineItems, TEXT } from '../../src/form/values.ts';
import { SERVICES } from '../../src/services/index.ts';

/**
 * No input takes more than linear time to check: every text is cut off by a length before anything looks into it, every
 * pattern is linear, and so is what is done about line items that are wrong.
 */

/** Every form of every service, by what it is for. */
const FORMS = SERVICES.flatMap((service): [string, ObjectSchema][] => [
  [`${service.id}, connection`, service.connectionForm],
  ...offeredBy(service).map(([key, { input }]): [string, ObjectSchema] => [`${service.id}, ${key}`, input]),
]);

const message = (form: ObjectSchema, input: Record<string, unknown>): string => {
  try {
    parseInput(form, input);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('every field that takes any text refuses one that is too long', () => {
  const FIELDS = FORMS.flatMap(([name, form]) =>
    fieldPaths(form)
      .filter(([, { type, choices }]) => type !== 'boolean' && type !== 'line_items' && !choices)
      .map(([path, field]): [string, string, ObjectSchema, SchemaField] => [name, path, form, field]),
  );

  /** What puts a text into a field, wherever the field is. */
  const inputWith = (path: string, { type }: SchemaField, text: string) => {
    const [key = '', child] = path.split('[].');
    const value = type === 'dictionary' ? { name: text } : type === 'list' ? [text] : text;
    return { [key]: child === undefined ? value : [{ [child]: value }] };
  };

  test.each(FIELDS)('%s: %s', (_name, path, form, field) => {
    expect(message(form, inputWith(path, field, 'x'.repeat(100_001)))).toMatch(
      new RegExp(`${field.label}.*: shorten this text to (2,000|100,000) characters$`, 'm'),
    );
  });

  const FORM = zod.object({
    line: optional(TEXT, { label: 'Line' }),
    lines: optional(LONG_TEXT, { label: 'Lines' }),
    domain: optional(DOMAIN, { label: 'Domain' }),
    pairs: optional(DICTIONARY, { label: 'Pairs' }),
    list: optional(CODES, { label: 'List' }),
  });

  test.each([
    [{ line: 'x'.repeat(2_000) }, ''],
    [{ line: 'x'.repeat(2_001) }, 'Line: shorten this text to 2,000 characters'],
    [{ lines: 'x'.repeat(100_000) }, ''],
    [{ lines: 'x'.repeat(100_001) }, 'Lines: shorten this text to 100,000 characters'],
    [{ domain: '.'.repeat(200_000) }, 'Domain: shorten this text to 2,000 characters'],
    [{ domain: `https://${'/'.repeat(200_000)}x` }, 'Domain: shorten this text to 2,000 characters'],
    [{ pairs: { ['x'.repeat(2_001)]: 'y' } }, 'Pairs: shorten each name to 2,000 characters'],
    [{ pairs: { ['x'.repeat(2_000)]: 'y' } }, ''],
    [{ list: ['a', 'x'.repeat(2_001)] }, 'List 2: shorten this text to 2,000 characters'],
  ])('%#', (input, expected) => {
    expect(message(FORM, input)).toBe(expected);
  });
});

describe('every pattern takes linear time', () => {
  const PATTERNS = [
    ...new Set([...literalsIn('src/**/*.ts'), ...FORMS.flatMap(([, form]) => patternsOf(form))]),
  ];

  test('all are found: in the code and in zod', () => {
    expect(PATTERNS).toContain(String(/^\d{1,18}$/));
    expect(PATTERNS.join('\n')).toContain('T(?:');
  });

  test.each(PATTERNS)(
    '%s',
    async (pattern) => {
      expect(await complexityOf(pattern)).toMatch(/^(safe|linear)$/);
      // The judge is fast as a native program, and a hundred times slower where there is none.
    },
    60_000,
  );

  test.each([String(/\/+$/), String(/^[^/]+\.[^/]+$/), String(/(a+)+$/)])(
    '%s would be found',
    async (pattern) => {
      expect(await complexityOf(pattern)).toMatch(/^(polynomial|exponential)$/);
    },
  );
});

async function complexityOf(pattern: string): Promise<string> {
  const end = pattern.lastIndexOf('/');
  const judged = await check(pattern.slice(1, end), pattern.slice(end + 1), {
    // Proves it, and gives up on what it cannot prove.
    checker: 'automaton',
    timeout: null,
  });
  return judged.status === 'unknown' ? judged.error.kind : judged.complexity.type;
}

/** The regular expressions in files; none may be put together at run time. */
function literalsIn(glob: string): string[] {
  return globSync(glob).flatMap((file) => {
    const found: string[] = [];
    walk(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript' }), (node) => {
      if (node.type === 'RegExpLiteral') found.push(`/${node.pattern}/${node.flags}`);
      if (node.type === 'Identifier' && node.value === 'RegExp') throw new Error(`${file} makes a RegExp.`);
    });
    return found;
  });
}

/** The regular expressions by which a schema checks. */
function patternsOf(schema: ObjectSchema): string[] {
  const found: string[] = [];
  walk(schema.def, (node) => {
    if (node.pattern instanceof RegExp) found.push(String(node.pattern));
  });
  return found;
}

/** Shows every object within a value once. */
function walk(
  value: unknown,
  show: (node: Record<string, unknown>) => void,
  seen = new Set<unknown>(),
): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  show(value as Record<string, unknown>);
  for (const child of Object.values(value)) walk(child, show, seen);
}

test('line items that are wrong are looked at as often, however many there are', () => {
  const form = zod.object({
    lines: required(lineItems(zod.object({ size: required(choice({ Small: 's' }), { label: 'Size' }) })), {
      label: 'Lines',
    }),
  });
  const looksAt = (count: number): number => {
    let looks = 0;
    const list = Array.from({ length: count }, () => ({ size: 'x' }));
    const watched = new Proxy(list, {
      get(target, key, receiver) {
        looks += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    expect(message(form, { lines: watched }).split('\n')).toHaveLength(count);
    return looks;
  };
  expect(looksAt(2_000)).toBeLessThan(2.1 * looksAt(1_000));
});
