import { type ClientAction, type ClientField, listedWith, listedWithout } from '../agents/client-view.ts';
import { offeredBy, type Service } from '../src/contract/service.ts';
import { fieldsOf, type SchemaField } from '../src/form/fields.ts';
import { EDITIONS } from '../tools/editions.ts';
import { formsOf } from '../tools/publishing/app.ts';

/**
 * Zap templates and AI agents see of a form what Zapier's own client lists: no groups, no drop-downs, no kinds of values, and without
 * a connection only static fields. Whoever fills in a form has to get by with that.
 */

/** A form of a service, and how a client lists it. */
interface Listed {
  service: Service;
  own: readonly SchemaField[];
  fields: readonly ClientField[];
}

const withChildren = (fields: readonly ClientField[]): ClientField[] =>
  fields.flatMap((field) => [field, ...withChildren(field.fields ?? [])]);

const ownWithChildren = (fields: readonly SchemaField[]): SchemaField[] =>
  fields.flatMap((field) => [field, ...ownWithChildren(field.children)]);

/** Returns what is required and not listed, or listed as if it were optional. */
function invisible({ service, own, fields }: Listed): string[] {
  const listed = withChildren(fields);
  return ownWithChildren(own)
    .filter(({ key, required }) => {
      const found = listed.find((field) => field.key === key);
      const isSaid = new RegExp(`Required for [^.]*\\b${service.name}\\b`).test(found?.help ?? '');
      return required && !found?.required && !isSaid;
    })
    .map(({ key }) => key);
}

const ISO_TIME = /^Example: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/;

/** What the help of a field has to say, by what the field takes. */
const FORMATS: readonly { of: (field: SchemaField) => boolean; says: RegExp; placeholder?: RegExp }[] = [
  { of: ({ type }) => type === 'datetime', says: /time zone/, placeholder: ISO_TIME },
  { of: ({ type }) => type === 'boolean', says: /\byes\b/i },
  { of: ({ type }) => type === 'list', says: /one or more|one of these/i },
  { of: ({ type }) => type === 'dictionary', says: /\bnames?\b.*\bvalues?\b/i },
  { of: ({ key }) => key === 'price', says: /one piece.*decimal point/ },
  { of: ({ key }) => key === 'quantity', says: /how many/i },
  { of: ({ label }) => /Country Code$/.test(label), says: /two-letter/ },
  { of: ({ label }) => /Country Name$/.test(label), says: /in words|name of the country/i },
  { of: ({ key }) => key === 'product' || key === 'coupon', says: /\b(code|number)\b/i },
  { of: ({ key }) => key === 'email' || key === 'customer_email', says: /email/i },
  { of: ({ group }) => group?.key === 'delivery', says: /deliver|ship/i },
  { of: ({ group }) => group?.key === 'billing', says: /billing/i },
];

/** Returns the fields whose label and help do not say what they take. */
const unsaid = ({ own, fields }: Listed): string[] =>
  withChildren(fields).flatMap(({ key, label, help = '', placeholder = '' }) => {
    const field = ownWithChildren(own).find((candidate) => candidate.key === key);
    if (field === undefined) return [];
    const wrong = FORMATS.filter(
      ({ of, says, placeholder: looks }) =>
        of(field) && !(says.test(`${label}: ${help}`) && (looks?.test(placeholder) ?? true)),
    );
    return wrong.map(({ says }) => `${key}: ${says} is not in "${label}: ${help}"`);
  });

/** Returns the fields that have a label or a help of another one. */
function confused(fields: readonly ClientField[]): string[] {
  const all = withChildren(fields);
  return all.flatMap(({ key, label, help }, index) =>
    all
      .slice(index + 1)
      .filter((other) => other.label === label || (help !== undefined && other.help === help))
      .map((other) => `${key} and ${other.key}`),
  );
}

const CASES = EDITIONS.flatMap((edition) => {
  const ids = Object.keys(formsOf(edition.services));
  return edition.services
    .filter(({ id }) => ids.includes(id))
    .map((service) => ({ edition, service, id: edition.id, account: service.id }));
});

describe.each(CASES)('the edition $id with an account of $account', ({ edition, service }) => {
  const offered = Object.fromEntries(
    offeredBy(service).map(([key, { input }]): [string, readonly SchemaField[]] => [key, fieldsOf(input)]),
  );
  const problems = async (
    view: Promise<ClientAction[]>,
    problemsOf: (listed: Listed) => readonly string[],
  ) => {
    const actions = (await view).filter(({ key }) => key in offered);
    expect(actions.length).toBeGreaterThanOrEqual(8);
    return actions.flatMap(({ key, fields }) =>
      problemsOf({ service, own: offered[key] ?? [], fields }).map((problem) => `${key}: ${problem}`),
    );
  };
  const views = { without: listedWithout(edition), with: listedWith(edition, service.id) };

  describe.each(['without', 'with'] as const)('%s a connection', (name) => {
    test('everything that is required can be seen', async () => {
      expect(await problems(views[name], invisible)).toEqual([]);
    });

    test('every format is said', async () => {
      expect(await problems(views[name], unsaid)).toEqual([]);
    });

    test('no two fields can be confused', async () => {
      expect(await problems(views[name], ({ fields }) => confused(fields))).toEqual([]);
    });
  });
});
