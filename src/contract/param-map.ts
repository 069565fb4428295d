/** What a parameter can be on the wire, before it is written as a form or as JSON. */
export type WireValue = string | number | boolean | readonly WireValue[] | WireObject;
export interface WireObject {
  readonly [name: string]: WireValue;
}

/** How one form field becomes one parameter of a service. */
export interface WireField<In> {
  /** The form's key. */
  key: string;
  /**
   * The service's own name, nested as the service writes it: `utm[utm_medium]`, `details.payment_status`; none for what
   * travels in the address.
   */
  wire?: string;
  /** The column names of a list of rows, by form key. */
  columns?: Readonly<Record<string, string>>;
  /** The parameter's value; `undefined` leaves it out. */
  value(input: In): WireValue | undefined;
}

/** A field that travels as it is. */
export const plain = <K extends string>(
  key: K,
  wire: string,
): WireField<{ [P in K]?: WireValue | undefined }> => ({ key, wire, value: (input) => input[key] });

/** A field that travels in the address of the request. */
export const inPath = (key: string): WireField<unknown> => ({
  key,
  value: () => undefined,
});

/** A text field that travels in another form. */
export const written = <K extends string>(
  key: K,
  wire: string,
  write: (text: string) => WireValue,
): WireField<{ [P in K]?: string | undefined }> => ({
  key,
  wire,
  value: (input) => {
    const text = input[key];
    return text === undefined ? undefined : write(text);
  },
});

type Row = Readonly<Record<string, string | undefined>>;

/** Line items: one map for each, under the service's own column names. */
export const rowsAs = <K extends string>(
  key: K,
  wire: string,
  columns: Readonly<Record<string, string>>,
  write: Readonly<Record<string, (text: string) => WireValue>> = {},
): WireField<{ [P in K]: readonly Row[] }> => ({
  key,
  wire,
  columns,
  value: (input) => input[key].map((row) => renamed(row, columns, write)),
});

function renamed(
  row: Row,
  columns: Readonly<Record<string, string>>,
  write: Readonly<Record<string, (text: string) => WireValue>>,
): WireObject {
  const entries = Object.entries(columns).flatMap(([key, name]) => {
    const text = row[key];
    return text === undefined ? [] : [[name, write[key]?.(text) ?? text] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * The parameters of a request, in the order of the table. Parameters of one nested group end up in one map, wherever they
 * stand in the table: PHP would regroup scattered ones, and with that break the signature.
 */
export function toWire<In>(table: readonly WireField<In>[], input: In): WireObject {
  let parameters: WireObject = {};
  for (const { wire, value } of table) {
    const given = value(input);
    if (wire !== undefined && given !== undefined)
      parameters = put(parameters, wire.split(/[[\].]+/).filter(Boolean), given);
  }
  return parameters;
}

function put(into: WireObject, [name, ...deeper]: readonly string[], value: WireValue): WireObject {
  if (name === undefined) return isObject(value) ? { ...into, ...value } : into;
  const there = into[name];
  if (deeper.length === 0 && !isObject(there)) return { ...into, [name]: value };
  return { ...into, [name]: put(isObject(there) ? there : {}, deeper, value) };
}

const isObject = (value: WireValue | undefined): value is WireObject =>
  typeof value === 'object' && !Array.isArray(value);
