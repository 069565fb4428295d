import { isOffered, type Service } from '../contract/service.ts';
import { fieldsOf, type SchemaField } from '../form/fields.ts';
import { normalizeInput } from '../form/normalize-input.ts';
import { FormError } from '../form/parse-input.ts';
import { isSameJson } from '../json.ts';
import type { AppAction } from './app-action.ts';
import { listed } from './connection.ts';

/** The form of an action in one service. */
interface OwnForm {
  service: Service;
  fields: readonly SchemaField[];
}

/**
 * Returns the fields of a form that are static. They are all that Zap templates and AI agents see, which have no connection.
 *
 * A form that is the same in every service is static as a whole. Of others it is the core that the action names, and whatever a
 * service requires, so that nothing required is invisible. Services that differ about a field are named in its help.
 */
export function staticFields(action: AppAction): readonly SchemaField[] {
  const cached = CACHE.get(action);
  if (cached !== undefined) return cached;
  const fields = fieldsForAll(action);
  CACHE.set(action, fields);
  return fields;
}

// An action never changes, and every step of it needs them.
const CACHE = new WeakMap<AppAction, readonly SchemaField[]>();

function fieldsForAll(action: AppAction): readonly SchemaField[] {
  const forms = formsOf(action);
  const [first, ...others] = forms;
  if (first === undefined) return [];
  if (others.every(({ fields }) => isSameJson(fields, first.fields))) return first.fields;
  const core = fieldsOf(action.spec.input);
  const needed = forms.flatMap(({ fields }) =>
    fields.filter(({ required, isAlwaysShown }) => required || isAlwaysShown),
  );
  const keys = new Set([...core, ...needed].map(({ key }) => key));
  return [...keys].flatMap(
    (key) => sharedField(key, core, forms, (names) => `Not for ${names}: leave this empty.`) ?? [],
  );
}

const formsOf = ({ services, offerOf }: AppAction): OwnForm[] =>
  services.flatMap((service) => {
    const offer = offerOf(service);
    return isOffered(offer) ? [{ service, fields: fieldsOf(offer.input) }] : [];
  });

const fieldIn = (fields: readonly SchemaField[], key: string): SchemaField | undefined =>
  fields.find((field) => field.key === key);

/**
 * Returns a field as it is right for every service; `undefined` if no service has it.
 *
 * @param core the fields of the form in words that are right for every service
 * @param lacking returns what to say about the services that do not take the field
 */
function sharedField(
  key: string,
  core: readonly SchemaField[],
  forms: readonly OwnForm[],
  lacking: (names: string) => string,
): SchemaField | undefined {
  const taking = forms.flatMap(({ service, fields }) => {
    const own = fieldIn(fields, key);
    return own === undefined ? [] : [{ service, own }];
  });
  const [first] = taking;
  if (first === undefined) return undefined;
  if (taking.length === forms.length && taking.every(({ own }) => isSameJson(own, first.own)))
    return first.own;
  const field = fieldIn(core, key) ?? first.own;
  if (field.type === 'line_items') return { ...field, children: sharedChildren(field, taking) };
  const needing = taking.filter(({ own }) => own.required);
  const others = forms.filter(({ service }) => !taking.some((form) => form.service === service));
  const isRequired = needing.length === forms.length;
  const help = [
    others.length === 0 ? '' : lacking(namesOf(others)),
    field.help ?? '',
    isRequired || needing.length === 0 ? '' : `Required for ${namesOf(needing)}.`,
    ...ownSentences(field, taking),
  ];
  return { ...field, required: isRequired, help: help.filter((sentence) => sentence !== '').join(' ') };
}

/** A service that takes a field, with its own of that key. */
interface Taking {
  service: Service;
  own: SchemaField;
}

/** What a line item has for one service is left out for another. */
const sharedChildren = ({ children }: SchemaField, taking: readonly Taking[]): readonly SchemaField[] => {
  const forms = taking.map(({ service, own }) => ({ service, fields: own.children }));
  return children.flatMap(
    ({ key }) => sharedField(key, children, forms, (names) => `Not used for ${names}.`) ?? [],
  );
};

/**
 * Returns what services add to the help of a field, with their names unless all of them add the same.
 *
 * @throws {Error} for a help that does not begin with the shared one, which nobody would see
 */
function ownSentences({ help = '' }: SchemaField, taking: readonly Taking[]): string[] {
  const byText = Map.groupBy(taking, ({ service, own }) => {
    const ownHelp = own.help ?? '';
    if (!ownHelp.startsWith(help)) {
      throw new Error(`The help of "${own.key}" in ${service.name} does not begin with the shared one.`);
    }
    return ownHelp.slice(help.length).trim();
  });
  if (byText.size === 1) return [...byText.keys()];
  return [...byText].flatMap(([text, some]) => (text === '' ? [] : [`${namesOf(some)}: ${text}`]));
}

const namesOf = (forms: readonly { service: Service }[]): string =>
  listed([...new Set(forms.map(({ service }) => service.name))]);

/**
 * Refuses what is filled in for another service. Left unsaid, the order would not be what its user wanted: with another number
 * than the one in the form, say.
 *
 * @param fields the static fields of the form
 * @param own the fields of the connected service's own form
 * @throws {FormError} naming every field to clear
 */
export function refuseForeign(
  fields: readonly SchemaField[],
  own: readonly SchemaField[],
  { name }: Service,
  values: Readonly<Record<string, unknown>>,
): void {
  const foreign = fields.filter(({ key }) => fieldIn(own, key) === undefined);
  const filledIn = normalizeInput(foreign, values);
  const lines = foreign
    .filter(({ key }) => key in filledIn)
    .map(({ label }) => `${label}: clear this field: ${name} doesn't take it`);
  if (lines.length > 0) throw new FormError(lines.join('\n'));
}
