import { readFileSync } from 'node:fs';
import {
  actionsOf,
  brokenFields,
  type Definition,
  filledIn,
  RULES,
  titleCase,
} from '../../publishing-checks/index.ts';
import { appDefinition, appDefinitionWith, FORMS } from '../../tools/publishing/app.ts';
import { KNOWN } from '../../tools/publishing/known.ts';
import { LISTING } from '../../tools/publishing/listing.ts';
import published from '../../tools/publishing/published.json' with { type: 'json' };

const forms = Object.entries(FORMS);

/** Core 19.2.0 could not be installed; see docs/decisions.md. */
const EXPECTED: Readonly<Record<string, string[]>> = {
  D027: ['platformVersion: 19.1.0 is older than 19.2.0'],
};

/** Aplaut does not offer these, which a note says in place of fields. */
const EXPECTED_IN_FORM: Readonly<Record<string, Readonly<Record<string, string[]>>>> = {
  aplaut: {
    D009: ['searches.find_coupon: has no input field', 'searches.find_sales_manager: has no input field'],
  },
};

test.each(RULES)('this app passes $id: $demand', async ({ id, check }) => {
  expect(check(await appDefinition(), KNOWN)).toEqual(EXPECTED[id] ?? []);
});

describe.each(forms)('the forms of %s', (name, shown) => {
  let definition: Definition;
  beforeAll(async () => {
    definition = await appDefinitionWith(shown);
  });

  test('pass as well', () => {
    const expected = { ...EXPECTED, ...EXPECTED_IN_FORM[name] };
    for (const { id, check } of RULES) {
      expect({ id, found: check(definition, KNOWN) }).toEqual({ id, found: expected[id] ?? [] });
    }
  });

  test('have every field that was published', () => {
    const before: Record<string, Record<string, string>> = {
      ...published.forms[name as keyof typeof published.forms],
    };
    for (const [, { key, operation }] of actionsOf(definition)) {
      expect({ key, broken: brokenFields(before[key] ?? {}, operation.inputFields) }).toEqual({
        key,
        broken: [],
      });
    }
  });

  test('have labels in title case that ask for no id', () => {
    for (const [, action] of actionsOf(definition)) {
      for (const { label = '' } of filledIn(action)) {
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

test('README.md and docs/release.md register the app with the words that are checked', () => {
  const { title, description, audience, category } = LISTING;
  expect(readFileSync('docs/release.md', 'utf8')).toContain(
    `npx zapier-platform register "${title}" \\\n` +
      `  --desc "${description}" \\\n` +
      `  --audience ${audience} --category ${category}\n`,
  );
  expect(readFileSync('README.md', 'utf8')).toContain(`register "${title}" `);
});
