import { readdirSync } from 'node:fs';
import type { OfferedAction } from '../../src/contract/offered-action.ts';
import type { ParamRule } from '../../src/contract/param-map.ts';
import { paramsIn } from '../../src/contract/param-map.ts';
import type { Command, Query, Services } from '../../src/contract/service.ts';
import {
  type FieldAtPath,
  type FieldType,
  fieldPaths,
  type ObjectSchema,
  type SchemaField,
} from '../../src/form/fields.ts';
import { ORDER } from '../../src/orders/order.ts';
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
    'What each action does, the fields of its form, and the parameter that each field is sent as. Empty fields are not sent.',
    'Values can also be typed or mapped into a drop-down. The app of all services shows some fields whatever the service, because',
    'Zap templates and AI agents have no connection; their help says which service takes them.',
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
    '## An Order',
    '',
    'What triggers and Find Order return, whatever the service. What a service does not know is left out.',
    '',
    table(
      ['Value', 'Key', 'Example', 'Always there'],
      fieldPaths(ORDER).map(([path, field]) => [
        field.label,
        code(path),
        exampleOf(field, services),
        field.required ? 'yes' : '',
      ]),
    ),
    ...orderNotes(services),
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
    returned(input, output),
  ];
}

function returned(input: ObjectSchema, output: ObjectSchema): string {
  const paths = fieldPaths(output);
  const isOrder = Object.keys(ORDER.shape).every((key) => key in output.shape);
  const known = new Set(fieldPaths(isOrder ? ORDER : input).map(([path]) => path));
  const named = (wanted: readonly FieldAtPath[]) => wanted.map(([path]) => code(path)).join(', ');
  const always = paths.filter(([, { required }]) => required);
  const more = paths.filter(([path, { required }]) => !required && !known.has(path));
  const ifKnown = more.length > 0 ? ` If known: ${named(more)}.` : '';
  if (isOrder) return `Returns [an order](#an-order).${ifKnown}`;
  const isFilledIn = paths.some(([path, { required }]) => !required && known.has(path));
  return `Always returns ${named(always)}.${ifKnown}${isFilledIn ? ' What was filled in is returned, too.' : ''}`;
}

function exampleOf({ key, example }: SchemaField, [{ id }]: Services): string {
  return typeof example === 'string' ? code(key === 'service' ? id : example) : '';
}

/** Returns what services say about their orders, each note once. */
const orderNotes = (services: Services): string[] =>
  [...new Set(services.flatMap((service) => service.orderNotes ?? []))].flatMap((note) => {
    const sharing = services.filter((service) => service.orderNotes === note);
    return ['', `${listed(namesOf(sharing))}: ${note}`];
  });

const fieldRow = (path: string, field: SchemaField): string[] => [
  field.label,
  code(path),
  valueText(field),
  field.required ? 'yes' : '',
  field.help ?? '',
];

function valueText({ choices, defaultValue, inputType, type }: SchemaField): string {
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
function sentAs(path: string, { type }: SchemaField, params: Readonly<Record<string, ParamRule>>): string {
  if (type === 'line_items') return '';
  const [key = '', childKey] = path.split('[].');
  const rule = params[key];
  if (rule === undefined) throw new Error(`The field "${path}" has no parameter.`);
  if (typeof rule === 'object' && 'where' in rule) return rule.where;
  // No service has a parameter for it: see `piecesOf`.
  if (childKey === 'quantity') return 'as many line items';
  const names = paramsIn(rule).flatMap(({ name, itemNames, itemKey }) => {
    if (itemKey !== undefined) return itemKey === childKey ? [name] : [];
    const itemName = itemNames?.[childKey ?? ''];
    return itemNames === undefined ? [name] : itemName === undefined ? [] : [`${name}[i][${itemName}]`];
  });
  if (names.length === 0) throw new Error(`The field "${path}" has no parameter.`);
  return names.map(code).join(', ');
}
