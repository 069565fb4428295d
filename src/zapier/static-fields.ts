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
  const required = forms.flatMap(({ fields }) => fields.filter((field) => field.required));
  const keys = new Set([...core, ...required].map(({ key }) => key));
  return [...keys].flatMap((key) => sharedField(key, core, forms) ?? []);
}

const formsOf = ({ services, offerOf }: AppAction): OwnForm[] =>
  services.flatMap((service) => {
    const offer = offerOf(service);
    return isOffered(offer) ? [{ service, fields: fieldsOf(offer.input) }] : [];
  });

const fieldIn = (fields: readonly SchemaField[], key: string): SchemaField | undefined =>
  fields.find((field) => field.key === key);

/** Returns a field as it is right for every service; `undefined` if no service has it. */
function sharedField(
  key: string,
  core: readonly SchemaField[],
  forms: readonly OwnForm[],
): SchemaField | undefined {
  const own = forms.flatMap(({ fields }) => fieldIn(fields, key) ?? []);
  const [first] = own;
  if (first === undefined) return undefined;
  if (own.length === forms.length && own.every((field) => isSameJson(field, first))) return first;
  const field = fieldIn(core, key) ?? first;
  // Its children say what a line item needs: Zapier takes no help on the parent.
  if (field.type === 'line_items') return field;
  const needing = forms.filter(({ fields }) => fieldIn(fields, key)?.required);
  const lacking = forms.filter(({ fields }) => fieldIn(fields, key) === undefined);
  return {
    ...field,
    required: false,
    help: [
      field.help ?? '',
      needing.length > 0 ? `Required for ${namesOf(needing)}.` : '',
      lacking.length > 0 ? `Leave this empty for ${namesOf(lacking)}.` : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  };
}

const namesOf = (forms: readonly OwnForm[]): string =>
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
