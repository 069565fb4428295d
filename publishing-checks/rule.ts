import { type Action, actionsOf, type Definition, type Field, inputsOf, type Located } from './definition.ts';
import type { Outline } from './outline.ts';

/**
 * `errors` block a push, `warnings` a promotion, `suggestions` nothing. Zapier's reference does not say which check is what:
 * a check is an error here if its violation breaks the app, and a suggestion where Zapier was seen to give one.
 */
export type Severity = 'errors' | 'warnings' | 'suggestions';

/** One of Zapier's integration checks, as far as it can be answered without a network. */
export interface Rule {
  id: string;
  severity: Severity;
  demand: string;
  /** What is wrong, a line for each place; empty if nothing is. */
  check(definition: Definition, known: Known): string[];
}

/** What Zapier knows of an app besides its definition. */
export interface Known {
  /** What the public version looks like. */
  published: Outline;
  /** What the app is registered with. */
  listing: Listing;
  /** The newest version of core. */
  newestCore: string;
}

/** The words that an app is registered with. */
export interface Listing {
  title: string;
  description: string;
  audience: string;
  category: string;
}

/** Looks at every action; the message names where. */
export const each =
  (wrong: (action: Action, kind: Located[0], definition: Definition) => string[]): Rule['check'] =>
  (definition) =>
    actionsOf(definition).flatMap(([kind, action]) =>
      wrong(action, kind, definition).map((message) => `${kind}.${action.key}: ${message}`),
    );

/** Looks at every field of every form. */
export const eachInput = (wrong: (field: Field) => string | undefined): Rule['check'] =>
  each((action) => inputsOf(action).flatMap((field) => wrong(field) ?? []));

/** Looks at every field of the connection, too. */
export const eachField =
  (wrong: (field: Field) => string | undefined): Rule['check'] =>
  (definition, known) => [
    ...(definition.authentication?.fields ?? [])
      .flatMap((field) => wrong(field) ?? [])
      .map((message) => `authentication: ${message}`),
    ...eachInput(wrong)(definition, known),
  ];

/** Names of values that must stay secret, in any spelling. */
export const isSecret = (name: string): boolean =>
  /(^|_)(api_?key|token|password|passwd|secret|credential)s?($|_)/i.test(
    name.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[^a-z]/gi, '_'),
  );
