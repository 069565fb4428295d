import zapier from 'zapier-platform-core';
import type { AccountKind } from '../../editor/index.ts';
import app from '../../index.ts';
import { RECIPES } from '../../recipes/index.ts';
import { labelInZapier } from '../../recipes/labels.ts';
import type { Mapping, OwnStep, Recipe, Step, Values } from '../../recipes/recipe.ts';
import { SANDBOX_ACCOUNTS } from '../../sandbox/services.ts';
import { SERVICES } from '../../src/services/index.ts';
import { serviceOf } from '../../src/zapier/connection.ts';
import { ALL_ACTIONS } from '../offers.ts';
import { iconOf } from './icons.ts';

/** A step as the editor shows it. */
export interface ShownStep {
  /** What it is chosen by. */
  label: string;
  /** The kind of account that it has. */
  account: string;
  /** What is filled in, by path: `items/0/product`. */
  values: Readonly<Record<string, string>>;
}

/** Where an account says which app it stands for. */
const APP = 'app';

/** Returns an account for each other app in the recipes. The stand-ins ask for none; the editor does. */
export function otherAccounts(): AccountKind[] {
  const steps = Object.values<Recipe>(RECIPES).flatMap((recipe) => recipe.steps);
  const apps = new Set(steps.flatMap((step) => (isOwn(step) ? [] : [appOf(step)])));
  return [...apps].map((name) => ({
    title: name,
    service: name,
    icon: iconOf(name),
    sandbox: { ...SANDBOX_ACCOUNTS.influencersoft, [APP]: `${name}: ` },
    asks: [],
  }));
}

/** Returns the Zap of a recipe as the editor shows it. */
export const shownSteps = (recipe: Recipe): ShownStep[] =>
  recipe.steps.map((step) => ({
    label: labelOf(step),
    account: isOwn(step) ? serviceOf(SERVICES, { service: step.account }).title : appOf(step),
    values: valuesOf(step),
  }));

/** Returns the handler of this app with a stand-in for each step of another app in the recipes, so that whole Zaps can be shown. */
export function recipeHandler(): ReturnType<typeof zapier.createAppHandler> {
  const triggers: Record<string, object> = {};
  const creates: Record<string, object> = {};
  for (const [name, { steps }] of Object.entries<Recipe>(RECIPES)) {
    for (const [index, step] of steps.entries()) {
      const key = `${name}-${index}`;
      if (!isOwn(step)) {
        (index === 0 ? triggers : creates)[key] = standIn(key, step, index === 0);
      }
    }
  }
  return zapier.createAppHandler({
    ...app,
    authentication: {
      ...app.authentication,
      connectionLabel: `{{${APP}}}${app.authentication.connectionLabel}`,
    },
    triggers: { ...app.triggers, ...triggers },
    creates: { ...app.creates, ...creates },
  });
}

type ForeignStep = Exclude<Step, OwnStep>;

function standIn(key: string, step: ForeignStep, isTrigger: boolean): object {
  const label = labelOf(step);
  const sample = sampleOf(step);
  return {
    key,
    noun: label,
    display: { label, description: label },
    operation: {
      // A loop takes lists, and gives a row after the other.
      inputFields: namesIn(step).map((name) => ({
        key: name,
        label: name,
        list: step.kind === 'loop',
      })),
      outputFields: Object.entries(sample).map(([name, value]) => ({
        ...labelled(name),
        ...columnsOf(value),
      })),
      sample,
      perform: (_z: unknown, { inputData }: { inputData: Values }) => {
        if (step.kind === 'loop') return firstRow(inputData);
        // Zapier tells records of triggers apart by their ids.
        return isTrigger ? [{ id: '1', ...sample }] : sample;
      },
    },
  };
}

/** What a step gives. */
function sampleOf(step: ForeignStep): Values {
  if (step.kind === 'other') return step.sample;
  return step.kind === 'loop' ? step.fields : {};
}

const namesIn = (step: ForeignStep): string[] =>
  Object.keys(step.kind === 'loop' ? step.fields : valuesOf(step));

const firstRow = (columns: Values): Values =>
  Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, [list].flat()[0]]));

const labelled = (key: string) => ({ key, label: labelInZapier(key) });

const columnsOf = (value: unknown) =>
  Array.isArray(value) ? { children: Object.keys(Object(value[0])).map(labelled) } : {};

const isOwn = (step: Step): step is OwnStep => !['other', 'filter', 'loop'].includes(step.kind);

function valuesOf(step: Step): Readonly<Record<string, string>> {
  if (step.kind === 'filter') return { Value: step.value, 'Exactly Matches': step.is };
  const mapping: Mapping = step.fields ?? {};
  const pathOf = (name: string) => (step.kind === 'loop' ? `${name}/0` : name.replace('[].', '/0/'));
  return Object.fromEntries(Object.entries(mapping).map(([name, text]) => [pathOf(name), text]));
}

function appOf(step: ForeignStep): string {
  if (step.kind === 'other') return step.app;
  return step.kind === 'filter' ? 'Filter by Zapier' : 'Looping by Zapier';
}

function labelOf(step: Step): string {
  if (isOwn(step)) return ownLabel(step);
  return step.kind === 'other' ? `${step.app}: ${step.event}` : appOf(step);
}

function ownLabel({ kind, action }: OwnStep): string {
  const found = ALL_ACTIONS.flatMap(({ actions }) => actions).find(({ spec }) => spec.key === action);
  if (found === undefined) throw new Error(`There is no action "${action}".`);
  const { label, noun } = found.spec;
  return kind === 'find_or_create' ? `Find or Create ${noun}` : label;
}
