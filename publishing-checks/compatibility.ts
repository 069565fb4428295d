import { type Definition, type Field, KINDS, plain } from './definition.ts';
import { type Outline, outlineOf, type Types, typesOf } from './outline.ts';
import type { Rule } from './rule.ts';

/**
 * What a new version must not do to the Zaps and templates of the public one. Zapier lets a version do so if its major number
 * is higher, because users are never moved to one of those.
 */
export const COMPATIBILITY: readonly Rule[] = [
  {
    id: 'C001',
    severity: 'warnings',
    demand: 'What was public is still there, and of the same kind.',
    check: withinMajor((definition, before) => {
      const now = outlineOf(definition);
      return [
        ...(now.authentication.type === before.authentication.type
          ? []
          : [`authentication: was ${before.authentication.type}, is ${now.authentication.type}`]),
        ...KINDS.flatMap((kind) =>
          Object.entries(before[kind]).flatMap(([key, was]) => {
            const is = now[kind][key];
            if (is === undefined) return [`${kind}.${key}: is gone`];
            if (is.type !== was.type) return [`${kind}.${key}: was of type ${was.type}, is of ${is.type}`];
            return is.hidden && !was.hidden ? [`${kind}.${key}: is hidden now`] : [];
          }),
        ),
        ...missingFrom(now.searchOrCreates, before.searchOrCreates).map(
          (key) => `searchOrCreates.${key}: is gone`,
        ),
      ];
    }),
  },
  {
    id: 'C002',
    severity: 'warnings',
    demand: 'Fields that were filled in are still there, and take what they took.',
    check: withinMajor((definition, before) => [
      ...[
        ...brokenFields(before.authentication.fields, definition.authentication?.fields),
        ...newlyAsked(before.authentication.fields, definition.authentication?.fields),
      ].map((message) => `authentication: ${message}`),
      ...KINDS.flatMap((kind) =>
        Object.entries(before[kind]).flatMap(([key, { inputs }]) => {
          const action = definition[kind]?.[key];
          const broken = action === undefined ? [] : brokenFields(inputs, action.operation.inputFields);
          return broken.map((message) => `${kind}.${key}: ${message}`);
        }),
      ),
    ]),
  },
  {
    id: 'C003',
    severity: 'warnings',
    demand: 'Keys of samples are still there.',
    check: withinMajor((definition, before) => {
      const now = outlineOf(definition);
      return KINDS.flatMap((kind) =>
        Object.entries(before[kind]).flatMap(([key, { sample }]) =>
          missingFrom(now[kind][key]?.sample ?? sample, sample).map(
            (gone) => `${kind}.${key}: ${gone} is gone from its sample`,
          ),
        ),
      );
    }),
  },
];

/** What of the fields of a form would break a Zap that filled them in. */
export function brokenFields(before: Types, fields: readonly (Field | string)[] = []): string[] {
  const types = typesOf(fields);
  return Object.entries(before).flatMap(([key, was]) => {
    const is = types[key];
    if (is === undefined) return [`the field ${key} is gone`];
    if (shapeOf(is) !== shapeOf(was)) return [`the field ${key} was ${shapeOf(was)}, is ${shapeOf(is)}`];
    const hasDefault = plain(fields).some((field) => field.key === key && field.default !== undefined);
    return is !== shapeOf(is) && was === shapeOf(was) && !hasDefault
      ? [`the field ${key} must be filled in now and has no default`]
      : [];
  });
}

/** The fields of a connection that those who are connected have never filled in. */
const newlyAsked = (before: Types, fields: readonly Field[] = []): string[] =>
  fields
    .filter(({ key = '', required }) => required && !Object.hasOwn(before, key))
    .map(({ key }) => `the field ${key} is new and must be filled in`);

const shapeOf = (type: string): string => type.replace(/!$/, '');

const missingFrom = (now: readonly string[], before: readonly string[]): string[] =>
  before.filter((key) => !now.includes(key));

/** Compares with the public version, unless the major number is higher than its. */
function withinMajor(check: (definition: Definition, before: Outline) => string[]): Rule['check'] {
  return (definition, { published }) =>
    majorOf(definition.version) > majorOf(published.version) ? [] : check(definition, published);
}

const majorOf = (version = ''): number => Number(version.split('.')[0]);
