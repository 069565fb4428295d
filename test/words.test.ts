import { actionsOf, type Definition } from '../publishing-checks/index.ts';
import { FAILURES } from '../src/http/failures.ts';
import { SERVICES } from '../src/services/index.ts';
import { EDITIONS, type Edition } from '../tools/editions.ts';
import { appDefinitionWith, formsOf } from '../tools/publishing/app.ts';

/** Words and turns that CONTRIBUTING ("Words") rules out for everything that a user reads. */
const FORBIDDEN =
  /\b(told|stands|is none|left empty|fault of its own|turned away|it is not known|tell the (maker|support)|mostly means|if it stays|an answer|answered)\b/i;

const SMALL_WORDS = /^(a|an|and|at|by|for|from|if|in|of|on|or|the|to|with)$/;

const isTitleCase = (label: string): boolean =>
  label
    .split(/[\s/]+/)
    .every((word, index) => /^[A-Z\d("]/.test(word) || (index > 0 && SMALL_WORDS.test(word)));

const wordsIn = (text: string): number => text.split(/\s+/).length;

/** Every field that a definition shows, with those of its line items, its notes, and the fields of its connection. */
const fieldsIn = (definition: Definition) =>
  actionsOf(definition)
    .flatMap(([, { operation }]) => operation.inputFields ?? [])
    .flatMap((field) => (typeof field === 'string' ? [] : [field, ...(field.children ?? [])]))
    .concat(definition.authentication?.fields ?? []);

/** The texts of everything that is chosen from a list. */
const choiceLabels = (choices: unknown): string[] =>
  Array.isArray(choices) ? choices.map(({ label }: { label: string }) => label) : [];

/** The headings of an app's forms. */
const groupLabels = ({ app: { triggers, searches, creates } }: Edition): string[] =>
  Object.values({ ...triggers, ...searches, ...creates }).flatMap(({ operation }) =>
    'inputFieldGroups' in operation ? (operation.inputFieldGroups ?? []).map(({ label }) => label) : [],
  );

describe.each(EDITIONS)('the forms of the edition $id', (edition) => {
  const definitions = Promise.all(
    Object.values(formsOf(edition.services)).map((shown) => appDefinitionWith(edition, shown)),
  );

  test('use no forbidden words', async () => {
    const texts = (await definitions).flatMap((definition) => [
      ...fieldsIn(definition).flatMap(({ label, helpText, choices }) => [
        label ?? '',
        helpText ?? '',
        ...choiceLabels(choices),
      ]),
      ...groupLabels(edition),
      ...actionsOf(definition).flatMap(([, { display }]) => [display.label, display.description ?? '']),
    ]);
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter((text) => FORBIDDEN.test(text))).toEqual([]);
  });

  test('have labels in title case, and help in sentences of bearable length', async () => {
    const fields = (await definitions).flatMap(fieldsIn);
    const labels = fields
      .flatMap(({ label, choices }) => [...(label === undefined ? [] : [label]), ...choiceLabels(choices)])
      .concat(groupLabels(edition));
    expect(fields.filter(({ type }) => type === 'copy')).not.toEqual([]);
    expect(groupLabels(edition)).toContain('Customer');
    expect(labels.filter((label) => !isTitleCase(label))).toEqual([]);
    const helps = fields.flatMap(({ helpText }) => helpText ?? []);
    expect(helps.filter((help) => !/^[A-Z*"].*\.$/s.test(help))).toEqual([]);
    expect(helps.filter((help) => help.split(/[.:;] /).some((part) => wordsIn(part) > 40))).toEqual([]);
  });

  test('have placeholders that nobody takes for a value', async () => {
    const placeholders = (await definitions)
      .flatMap(fieldsIn)
      .flatMap(({ placeholder }) => placeholder ?? []);
    expect(placeholders.length).toBeGreaterThan(10);
    expect(placeholders.filter((placeholder) => !/^Example: \S/.test(placeholder))).toEqual([]);
  });
});

describe('the rows of the error tables', () => {
  const rows = [...Object.values(FAILURES), ...SERVICES.flatMap(({ errors }) => errors)];
  const NAMES = SERVICES.map(({ name }) => name).join('|');

  test('use no forbidden words', () => {
    expect(rows.filter(({ message, advice }) => FORBIDDEN.test(`${message}\n${advice}`))).toEqual([]);
  });

  test('say what happened after a colon, and what to do in a sentence', () => {
    const afterColon = new RegExp(`^(\\{service\\}|${NAMES}|[a-z]).*[^.]$`);
    expect(rows.map(({ message }) => message).filter((message) => !afterColon.test(message))).toEqual([]);
    expect(rows.map(({ advice }) => advice).filter((advice) => !/^[A-Z].*\.$/.test(advice))).toEqual([]);
    expect(rows.filter(({ message, advice }) => wordsIn(message) > 22 || wordsIn(advice) > 30)).toEqual([]);
  });
});
