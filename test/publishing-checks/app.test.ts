import { readFileSync } from 'node:fs';
import {
  actionsOf,
  brokenFields,
  type Definition,
  fillableFields,
  RULES,
  titleCase,
} from '../../publishing-checks/index.ts';
import { EDITIONS, type Edition } from '../../tools/editions.ts';
import { appDefinition, appDefinitionWith, formsOf } from '../../tools/publishing/app.ts';
import { knownOf } from '../../tools/publishing/known.ts';

/** Core 19.2.0 could not be installed; see docs/decisions.md. */
const EXPECTED: Readonly<Record<string, string[]>> = {
  D027: ['platformVersion: 19.1.0 is older than 19.2.0'],
};

describe.each(EDITIONS)('the edition $id', (edition) => {
  test.each(RULES)('passes $id: $demand', async ({ id, check }) => {
    expect(check(await appDefinition(edition), knownOf(edition))).toEqual(EXPECTED[id] ?? []);
  });
});

const forms = EDITIONS.flatMap((edition) =>
  Object.entries(formsOf(edition.services)).map(([name, shown]) => ({ edition, name, shown })),
);

describe.each(forms)('the forms of $edition.id, $name', ({ edition, name, shown }) => {
  let definition: Definition;
  beforeAll(async () => {
    definition = await appDefinitionWith(edition, shown);
  });

  test('pass as well', () => {
    for (const { id, check } of RULES) {
      expect({ id, found: check(definition, knownOf(edition)) }).toEqual({ id, found: EXPECTED[id] ?? [] });
    }
  });

  test('have every field that was published', () => {
    const before = edition.published.forms[name] ?? {};
    for (const [, { key, operation }] of actionsOf(definition)) {
      expect({ key, broken: brokenFields(before[key] ?? {}, operation.inputFields) }).toEqual({
        key,
        broken: [],
      });
    }
  });

  test('have labels in title case that ask for no id', () => {
    for (const [, action] of actionsOf(definition)) {
      for (const { label = '' } of fillableFields(action)) {
        expect(label).toBe(titleCase(label));
        expect(label).not.toMatch(/\bID\b/);
      }
    }
  });

  test('ask first for what they need', () => {
    for (const [, { key, operation }] of actionsOf(definition)) {
      const fields = operation.inputFields?.filter((field) => typeof field !== 'string') ?? [];
      const needed = fields
        .filter(({ type }) => type !== 'copy')
        .map(({ required, children }) => required || children?.some((child) => child.required) || false);
      expect({ key, needed }).toEqual({ key, needed: [...needed].sort((a, b) => Number(b) - Number(a)) });
    }
  });
});

test.each(EDITIONS)('the edition $id still has every form that was published', ({ services, published }) => {
  const shown = Object.keys(formsOf(services));
  expect(Object.keys(published.forms).filter((name) => !shown.includes(name))).toEqual([]);
});

/** How `docs/release.md` registers an edition. */
const registration = ({ listing: { title, description, audience, category } }: Edition) =>
  `npx zapier-platform register "${title}" \\\n` +
  `  --desc "${description}" \\\n` +
  `  --audience ${audience} --category ${category}\n`;

test.each(EDITIONS)('docs/release.md registers $id with the words that are checked', (edition) => {
  expect(readFileSync('docs/release.md', 'utf8')).toContain(registration(edition));
});

test('README.md registers the app of all services under its title', () => {
  const titles = EDITIONS.filter(({ id }) => id === 'all').map(({ listing }) => listing.title);
  for (const title of titles) {
    expect(readFileSync('README.md', 'utf8')).toContain(`register "${title}" `);
  }
});
