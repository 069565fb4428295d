import { readdirSync } from 'node:fs';
import type { OfferedAction } from '../../src/contract/offered-action.ts';
import type { ParamRule } from '../../src/contract/param-map.ts';
import { paramsIn } from '../../src/contract/param-map.ts';
import type { Command, Query, Services } from '../../src/contract/service.ts';
import {
  type Field,
  type FieldAtPath,
  type FieldType,
  fieldPaths,
  type ObjectSchema,
} from '../../src/form/fields.ts';
import { searchOrCreates } from '../../src/searches/index.ts';
import { connectionFields, listed } from '../../src/zapier/connection.ts';
import { searchOrCreateFrom } from '../../src/zapier/search-or-create.ts';
import { ALL_ACTIONS, implementationsOf, namesOf } from '../offers.ts';
import { code, GENERATED, lines, table } from './markdown.ts';

/** Returns `docs/actions.md`. */
export const actionsPage = (services: Services): string =>
  lines(
    GENERATED,
    '',
    '# Actions',
    '',
    'What each action does, the fields of its form, and the parameter that each field is sent as. A form shows the fields of',
    'the connected service only, except for Product Name, which line items have in every service. Empty fields are not sent.',
    'Values can also be typed or mapped into a drop-down. What is returned "if set or known" is the same list for all services',
    'of an action, and no service knows all of it.',
    '',
    '## Connection',
    '',
    table(
      HEAD,
      connectionFields(services).map((field) => fieldRow(field.key, field)),
    ),
    ...ALL_ACTIONS.flatMap(({ title, actions }) => [
      '',
      `## ${title}`,
      ...actions.flatMap((action) => actionSection(action, services)),
    ]),
    '',
    ...Object.values(searchOrCreates)
      .flatMap((spec) => searchOrCreateFrom(spec, services) ?? [])
      .map(({ key, display }) => `**${display.label}** (${code(key)}): ${display.description}`),
    '',
    'An order of InfluencerSoft or JustClick has one status: `status` and `payment_status` are the same there.',
    '',
    '## Two Steps Make a Zap',
    '',
    'Paid Order of InfluencerSoft, mapped to Create Order in Aplaut, in the local editor (`npm run editor`):',
    '',
    '![Paid Order and Create Order as cards, and the form of Create Order with values of step 1 in its fields](images/zap.png)',
    '',
  );

const HEAD = ['Field', 'Key', 'Value', 'Required', 'Help'];

function actionSection(action: OfferedAction, services: Services): string[] {
  const { key, label, description, note } = action.spec;
  return [
    '',
    `### ${label}`,
    '',
    `${code(key)}: ${description}`,
    ...(note ? ['', `> ${note}`] : []),
    ...pictures(action, services),
    ...implementationsOf(action, services).flatMap(([implementation, sharing]) =>
      implementationSection(implementation, namesOf(sharing)),
    ),
  ];
}

/** Shows the pictures that `npm run screenshots` has taken of an action: `create-order-aplaut.png`. */
function pictures({ spec: { key, label } }: OfferedAction, services: Services): string[] {
  const files = readdirSync('docs/images');
  const shown = services.flatMap(({ id, name }) => {
    const file = `${key.replaceAll('_', '-')}-${id.replaceAll('_', '-')}.png`;
    return files.includes(file) ? [{ name, file }] : [];
  });
  if (shown.length === 0) return [];
  const cells = shown.map(({ name, file }) => `![${label} with an account of ${name}](images/${file})`);
  return [
    '',
    table(
      shown.map(({ name }) => name),
      [cells],
    ),
  ];
}

function implementationSection(
  { note, methods, input, output, params }: Command | Query,
  names: readonly string[],
): string[] {
  const rows = fieldPaths(input).map(([path, field]) => [
    ...fieldRow(path, field),
    sentAs(path, field, params),
  ]);
  return [
    '',
    `#### ${listed(names)} (${methods.map(code).join(', ')})`,
    '',
    ...(note ? [`> ${note}`, ''] : []),
    ...(rows.length > 0 ? [table([...HEAD, 'Sent as'], rows), ''] : []),
    ...returned(output),
  ];
}

function returned(output: ObjectSchema): string[] {
  const keys = (isWanted: (field: Field) => boolean) =>
    fieldPaths(output)
      .filter(([, field]) => isWanted(field))
      .map(([path]: FieldAtPath) => code(path));
  const sometimes = keys(({ required }) => !required);
  return [
    `Always returns ${keys(({ required }) => required).join(', ')}.`,
    ...(sometimes.length > 0 ? [`If set or known: ${sometimes.join(', ')}.`] : []),
  ];
}

const fieldRow = (path: string, field: Field): string[] => [
  field.label,
  code(path),
  valueText(field),
  field.required ? 'yes' : '',
  field.help ?? '',
];

function valueText({ choices, defaultValue, inputType, type }: Field): string {
  if (choices) {
    const values = Object.entries(choices).map(([label, value]) => `${code(value)} ${label}`);
    return values.join('<br>') + (defaultValue ? `<br>Default: ${code(defaultValue)}` : '');
  }
  return inputType === 'password' ? 'secret text' : TYPE_NAMES[type];
}

const TYPE_NAMES: Readonly<Record<FieldType, string>> = {
  string: 'text',
  boolean: 'yes or no',
  datetime: 'date and time',
  list: 'list',
  dictionary: 'pairs',
  line_items: 'line items',
};

/** Returns the parameters that carry a field: `goods[i][good_name]` for a field of a line item. */
function sentAs(path: string, { type }: Field, params: Readonly<Record<string, ParamRule>>): string {
  if (type === 'line_items') return '';
  const [key = '', childKey] = path.split('[].');
  const rule = params[key];
  if (rule === undefined) throw new Error(`The field "${path}" has no parameter.`);
  if (typeof rule === 'object' && 'where' in rule) return rule.where;
  const names = paramsIn(rule).flatMap(({ name, itemNames, itemKey }) => {
    if (itemKey !== undefined) return itemKey === childKey ? [name] : [];
    const itemName = itemNames?.[childKey ?? ''];
    return itemNames === undefined ? [name] : itemName === undefined ? [] : [`${name}[i][${itemName}]`];
  });
  if (names.length === 0) throw new Error(`The field "${path}" has no parameter.`);
  return names.map(code).join(', ');
}
