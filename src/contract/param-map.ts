import { isRecord } from '../json.ts';

/** The value of a parameter before it is written as a form or as JSON. */
export type ParamValue = string | number | boolean | readonly ParamValue[] | Params;

/** The parameters of a request, in order. */
export interface Params {
  readonly [name: string]: ParamValue;
}

/** One parameter that an input field is sent as. */
export interface Param<Value = unknown> {
  /** The service's own name, nested as the service writes it: `utm[utm_medium]`, `details.payment_status`. */
  name: string;
  /** The service's own names for the fields of a line item, by key; left out unless the parameter is a list of maps. */
  itemNames?: Readonly<Record<string, string>>;
  /** The field of a line item that the parameter carries; left out unless it carries one for all line items. */
  itemKey?: string;
  /** Returns the value to send; `undefined` leaves the parameter out. */
  write(value: Value): ParamValue | undefined;
}

/**
 * How an input field is sent: the name of the parameter that carries it as it is, one or more parameters that carry it
 * in another form, or where it goes if it is not a parameter.
 */
export type ParamRule<Value = unknown> = string | Param<Value> | readonly Param<Value>[] | NotAParam;

/** The field is not sent; it decides what is sent, or what is made of the response. */
export const NOT_SENT = { where: 'not sent' } as const;

/** The field is part of the address of the request. */
export const IN_URL = { where: 'in the URL' } as const;

type NotAParam = typeof NOT_SENT | typeof IN_URL;

/**
 * How each input field of a command or query is sent, in the order of the request. A field that is missing here, or is
 * none of the form, is a type error: no input is dropped by accident.
 */
export type ParamMap<Input> = { readonly [Key in keyof Input]-?: ParamRule<NonNullable<Input[Key]>> };

/** A field that is sent in another form. */
export const param = <Value>(
  name: string,
  write: (value: Value) => ParamValue | undefined,
): Param<Value> => ({
  name,
  write,
});

type LineItem = Readonly<Record<string, string | undefined>>;

/** Line items that are sent as a list of maps, under the service's own names. */
export const lineItemParams = (
  name: string,
  itemNames: Readonly<Record<string, string>>,
  write: Readonly<Record<string, (text: string) => ParamValue>> = {},
): Param<readonly LineItem[]> => ({
  name,
  itemNames,
  write: (items) =>
    items.map((item) =>
      Object.fromEntries(
        Object.entries(itemNames).flatMap(([key, itemName]) => {
          const text = item[key];
          return text === undefined ? [] : [[itemName, write[key]?.(text) ?? text] as const];
        }),
      ),
    ),
});

/** One field of all line items, sent as a single parameter. */
export const lineItemColumn = (
  name: string,
  itemKey: string,
  write: (texts: readonly string[]) => ParamValue | undefined,
): Param<readonly LineItem[]> => ({
  name,
  itemKey,
  write: (items) => write(items.flatMap((item) => item[itemKey] ?? [])),
});

/**
 * Returns the parameters of a request, in the order of the map. Parameters of one nested group end up in one map wherever they
 * are in the map: PHP would regroup scattered ones, and break the signature.
 *
 * @param input some or all of the input; fields that are missing or `undefined` are not sent
 */
export function paramsOf(
  map: Readonly<Record<string, ParamRule>>,
  input: Readonly<Record<string, unknown>>,
): Params {
  let params: Params = {};
  for (const [key, rule] of Object.entries(map)) {
    const value = input[key];
    if (value === undefined) continue;
    for (const { name, write } of paramsIn(rule)) {
      const written = write(value);
      if (written !== undefined) params = put(params, name.split(/[[\].]+/).filter(Boolean), written);
    }
  }
  return params;
}

/** Returns the parameters of a rule; none for a field that is not a parameter. */
export function paramsIn(rule: ParamRule): readonly Param[] {
  if (typeof rule === 'string') return [{ name: rule, write: asItIs }];
  if ('where' in rule) return [];
  return 'write' in rule ? [rule] : rule;
}

function asItIs(value: unknown): ParamValue {
  if (isParamValue(value)) return value;
  throw new TypeError('A value of this type needs a rule of its own for how it is sent.');
}

function isParamValue(value: unknown): value is ParamValue {
  if (Array.isArray(value)) return value.every(isParamValue);
  if (isRecord(value)) return Object.values(value).every(isParamValue);
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function put(into: Params, [name, ...deeper]: readonly string[], value: ParamValue): Params {
  if (name === undefined) return isMap(value) ? { ...into, ...value } : into;
  const present = into[name];
  if (deeper.length === 0 && !isMap(present)) return { ...into, [name]: value };
  return { ...into, [name]: put(isMap(present) ? present : {}, deeper, value) };
}

const isMap = (value: ParamValue | undefined): value is Params =>
  typeof value === 'object' && !Array.isArray(value);
