import type { FieldGroup } from '../form/field-meta.ts';
import type { ObjectSchema } from '../form/fields.ts';
import type { Commands, Queries } from './service.ts';

/** How Zapier shows an action, and what it has in common in all services. */
interface ActionSpec {
  noun: string;
  label: string;
  description: string;
  /** The groups of its fields, in the order of the form. */
  groups?: readonly FieldGroup[];
  /** A note above the form, in Markdown. */
  note?: string;
  /**
   * The core of the form: what Zap templates and AI agents need, which see no connection. Its words are right for every service;
   * which of them require a field, or do not take it, is added. Where all services have the same form, it is theirs that is shown.
   */
  input: ObjectSchema;
  /** Values that every service returns. */
  output: ObjectSchema;
}

/** An action that writes. Its key is the one of the services' commands. */
export interface CommandSpec extends ActionSpec {
  key: keyof Commands;
}

/** An action that reads. Its key is the one of the services' queries. */
export interface QuerySpec extends ActionSpec {
  key: keyof Queries;
}
