import { asText, partsOf } from '../../editor/index.ts';
import { RECIPES } from '../../recipes/index.ts';
import { labelInZapier } from '../../recipes/labels.ts';
import { picturedStep } from '../../recipes/pictured-step.ts';
import type { Mapping, OtherStep, OwnStep, Recipe, Step } from '../../recipes/recipe.ts';
import { isOffered, type Services } from '../../src/contract/service.ts';
import { fieldPaths, type SchemaField } from '../../src/form/fields.ts';
import { ORDER } from '../../src/orders/order.ts';
import { ALL_ACTIONS } from '../offers.ts';
import { code, lines, table } from './markdown.ts';

const MADE = '<!-- Made by `npm run docs` from recipes/. Do not edit. -->';

/** Returns the pages in `docs/recipes/`, by file. */
export function recipePages(services: Services): Record<string, () => string> {
  const pages = Object.entries<Recipe>(RECIPES).map(([name, recipe]) => [
    `docs/recipes/${name}.md`,
    () => recipePage(name, recipe, services),
  ]);
  return { 'docs/recipes/README.md': listOfRecipes, ...Object.fromEntries(pages) };
}

const listOfRecipes = (): string =>
  lines(
    MADE,
    '',
    '# Recipes',
    '',
    'Zaps that customers of these services want: which steps, what goes into each field, and what happens if a step is replayed or a',
    'product is not known.',
    '',
    table(
      ['What for', 'Zap'],
      Object.entries<Recipe>(RECIPES).map(([name, { purpose, title }]) => [
        purpose,
        `[${title}](${name}.md)`,
      ]),
    ),
    '',
    '`npm run simulate -- recipes` runs each of them, step by step, in a [double of Zapier](../reliability.md), in which other apps take',
    "part with samples. Their values are those of the apps' own documentation, and so are the names of their fields; Zapier's editor may",
    'call some of them otherwise. The pictures are from the editor of this repository.',
    '',
  );

const recipePage = (name: string, recipe: Recipe, services: Services): string =>
  lines(
    MADE,
    '',
    `# ${recipe.title}`,
    '',
    recipe.description,
    ...recipe.steps.flatMap((step, index) => [
      '',
      `## ${index + 1}. ${titleOf(step, services)}`,
      '',
      ...content(step, recipe.steps, services),
      ...(index === picturedStep(recipe)
        ? ['', `![${titleOf(step, services)}, filled in](../images/recipes/${name}.png)`]
        : []),
    ]),
    ...(recipe.notes ? ['', '## Before you turn it on', '', ...recipe.notes.map((note) => `- ${note}`)] : []),
    '',
    '## If a step is replayed',
    '',
    ...claim(recipe.replay),
    '',
    '## If a product is not known',
    '',
    ...claim(recipe.unknownProduct),
    '',
  );

const claim = ({ text, error }: Recipe['replay']): string[] => [
  text,
  ...(error ? ['', 'The step then says:', '', `> ${error}`] : []),
];

function titleOf(step: Step, services: Services): string {
  switch (step.kind) {
    case 'other':
      return `${step.app}: ${step.event}`;
    case 'filter':
      return 'Filter by Zapier: Only Continue If…';
    case 'loop':
      return 'Looping by Zapier: Create Loop From Line Items';
    default: {
      const { spec } = actionNamed(step.action);
      const label = step.kind === 'find_or_create' ? `Find or Create ${spec.noun}` : spec.label;
      return `${serviceOf(step, services).name}: ${label}`;
    }
  }
}

function content(step: Step, steps: readonly Step[], services: Services): string[] {
  switch (step.kind) {
    case 'filter':
      return [`Go on only if ${shown(step.value, steps)} is ${code(step.is)}.`];
    case 'loop':
      return mappingTable(Object.entries(step.fields).map(([name, text]) => [name, shown(text, steps)]));
    case 'other':
      return [...otherContent(step, steps), '', sources(step)];
    default: {
      const fields = formOf(step, services);
      const rows = rowsOf(step.fields, fields, steps);
      return rows.length > 0 ? mappingTable(rows) : ['Nothing has to be filled in.'];
    }
  }
}

function otherContent({ fields, sample }: OtherStep, steps: readonly Step[]): string[] {
  if (fields) return mappingTable(Object.entries(fields).map(([name, text]) => [name, shown(text, steps)]));
  const examples = Object.entries(sample).flatMap(([key, value]) => exampleRows(key, value));
  return ['It gives, for example:', '', table(['Value', 'Example'], examples)];
}

/** Where the names in a step of another app are from. */
function sources({ app, directory, source }: OtherStep): string {
  const event = directory
    ? `The event is in [Zapier's directory](${directory})`
    : 'Whether Zapier calls the event so could not be checked';
  return source ? `${event}; the values are those of [${app}'s API](${source}).` : `${event}.`;
}

const mappingTable = (rows: readonly (readonly string[])[]): string[] => [table(['Field', 'Value'], rows)];

/** One row for a value, or for line items one row for each column of theirs. */
function exampleRows(key: string, value: unknown): string[][] {
  if (!Array.isArray(value)) return [[labelInZapier(key), asText(value)]];
  const columns = Object.keys(Object(value[0]));
  return columns.map((column) => [
    `${labelInZapier(key)} ${labelInZapier(column)}`,
    value.map((row) => asText(Object(row)[column])).join(', '),
  ]);
}

const rowsOf = (
  mapping: Mapping,
  fields: ReadonlyMap<string, SchemaField>,
  steps: readonly Step[],
): string[][] =>
  Object.entries(mapping).map(([path, text]) => {
    const field = fields.get(path);
    if (field === undefined) throw new Error(`The form has no field "${path}".`);
    const [choice] = Object.entries(field.choices ?? {}).find(([, value]) => value === text) ?? [];
    return [labelOf(path, field), choice ?? shown(text, steps)];
  });

/** A value as the editor shows it: **1. Order Number** is the one of step 1. */
function shown(text: string, steps: readonly Step[]): string {
  const parts = partsOf(text);
  if (parts.every((part) => 'text' in part)) return code(text);
  return parts
    .map((part) => ('text' in part ? part.text : `**${part.step}. ${valueLabel(part, steps)}**`))
    .join('');
}

const ORDER_FIELDS: ReadonlyMap<string, SchemaField> = new Map(fieldPaths(ORDER));

function valueLabel({ step, path }: { step: number; path: string }, steps: readonly Step[]): string {
  const from = steps[step - 1];
  if (from === undefined) throw new Error(`There is no step ${step}.`);
  if (from.kind === 'loop') return path;
  if (from.kind === 'other' || from.kind === 'filter') return path.split('[].').map(labelInZapier).join(' ');
  const field = ORDER_FIELDS.get(path);
  if (field === undefined) throw new Error(`An order has no field "${path}".`);
  return labelOf(path, field);
}

const labelOf = (path: string, { label }: SchemaField): string =>
  path.includes('[].') ? `Line Items ${label}` : label;

function formOf(step: OwnStep, services: Services): ReadonlyMap<string, SchemaField> {
  const action = actionNamed(step.kind === 'find_or_create' ? 'create_order' : step.action);
  const offer = action.offerOf(serviceOf(step, services));
  if (!isOffered(offer)) throw new Error(`${step.account} does not offer ${step.action}.`);
  return new Map(fieldPaths(offer.input));
}

function actionNamed(key: string) {
  const action = ALL_ACTIONS.flatMap(({ actions }) => actions).find(({ spec }) => spec.key === key);
  if (action === undefined) throw new Error(`There is no action "${key}".`);
  return action;
}

function serviceOf({ account }: OwnStep, services: Services): Services[number] {
  const service = services.find(({ id }) => id === account);
  if (service === undefined) throw new Error(`There is no service "${account}".`);
  return service;
}
