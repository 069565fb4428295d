import { actionsOf, type Field, type Located, textsOf } from './definition.ts';
import { each, type Rule, type Severity } from './rule.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a sample has to look like. */
export const SAMPLES: readonly Rule[] = [
  {
    id: 'D010',
    severity: 'errors',
    demand: 'The sample of a polling trigger has what tells its results apart.',
    check: (definition) =>
      actionsOf(definition).flatMap((located) =>
        missingPrimary(located, located[1].operation.sample).map(
          (key) => `${located[0]}.${located[1].key}: its sample has no ${key}`,
        ),
      ),
  },
  {
    id: 'D012',
    severity: 'errors',
    demand: 'An action has a sample.',
    check: each(({ operation }) =>
      Object.keys(operation.sample ?? {}).length === 0 ? ['has no sample'] : [],
    ),
  },
  {
    id: 'D023',
    severity: 'warnings',
    demand: 'Dates in samples are ISO 8601, with a zone where there is a time.',
    check: each(({ operation }) => oddDates(operation.sample).map((path) => `${path} in its sample is odd`)),
  },
  {
    id: 'D024',
    severity: 'suggestions',
    demand: 'A sample fits its output fields.',
    check: each(({ operation }) =>
      misfits(operation.outputFields, operation.sample).map((wrong) => `in its sample ${wrong}`),
    ),
  },
];

/** One of the checks that Zapier does on the latest run of a live Zap. */
export interface LiveRule {
  id: string;
  severity: Severity;
  demand: string;
  /** What is wrong with one result of an action. */
  check(action: Located, result: Values): string[];
}

/** What a result has to look like. */
export const LIVE: readonly LiveRule[] = [
  {
    id: 'T002',
    severity: 'warnings',
    demand: 'A result of a polling trigger has what tells it apart.',
    check: (located, result) => missingPrimary(located, result).map((key) => `there is no ${key}`),
  },
  {
    id: 'T003',
    severity: 'suggestions',
    demand: 'Dates in results are ISO 8601, with a zone where there is a time.',
    check: (_located, result) => oddDates(result).map((path) => `${path} is odd`),
  },
  {
    id: 'T004',
    severity: 'warnings',
    demand: 'A result has every key of the sample.',
    check: ([, { operation }], result) => lost(operation.sample, result).map((key) => `${key} is not there`),
  },
  {
    id: 'T005',
    severity: 'warnings',
    demand: 'A result fits the output fields.',
    check: ([, { operation }], result) => misfits(operation.outputFields, result),
  },
];

/** The keys that Zapier knows a result of a poll again by, and that are not there. */
function missingPrimary([kind, { operation }]: Located, values: Values = {}): string[] {
  if (kind !== 'triggers' || operation.type === 'hook') return [];
  const primary = spelledOut(operation.outputFields).flatMap(({ key, primary }) =>
    primary && key ? [key] : [],
  );
  return (primary.length > 0 ? primary : ['id']).filter((key) => values[key] === undefined);
}

const DATE_LIKE = /^(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} \p{L}{3,9} \d{4})/u;
const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/;

/** The paths of dates in another form. */
const oddDates = (values: Values = {}): string[] =>
  textsOf(values)
    .filter(([, text]) => DATE_LIKE.test(text) && !ISO.test(text))
    .map(([path]) => path);

/** What of the values is missing or of another type. */
function misfits(fields: readonly (Field | string)[] = [], values: Values = {}): string[] {
  return spelledOut(fields).flatMap((field) => {
    const { key = '', children, required } = field;
    const value = values[key];
    if (value === undefined) return required ? [`${key} is missing`] : [];
    if (!fits(field, value)) return [`${key} has another type`];
    return children ? rowsOf(value).flatMap((row) => misfits(children, row)) : [];
  });
}

/** The keys of a sample that a result does not have, those of line items among them. */
function lost(sample: Values = {}, result: Values = {}): string[] {
  return Object.entries(sample).flatMap(([key, value]) => {
    if (result[key] === undefined) return [key];
    const [row] = rowsOf(value);
    return row ? rowsOf(result[key]).flatMap((found) => lost(row, found).map((k) => `${key}.${k}`)) : [];
  });
}

const spelledOut = (fields: readonly (Field | string)[] = []): Field[] =>
  fields.filter((field) => typeof field !== 'string');

const isText = (value: unknown): boolean => typeof value === 'string';

const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: isText,
  text: isText,
  // A number would be a UNIX time, which the build guidelines refuse.
  datetime: isText,
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
};

function fits({ type = '', list, dict, children }: Field, value: unknown): boolean {
  if (list || children) return Array.isArray(value);
  if (dict) return isValues(value);
  return FITS[type]?.(value) ?? true;
}

const rowsOf = (value: unknown): Values[] => (Array.isArray(value) ? value.filter(isValues) : []);

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
