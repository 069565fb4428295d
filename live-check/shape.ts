import { isRecord } from '../src/json.ts';

/** The keys of these maps are chosen by users. */
const FREE_MAPS = ['details', 'custom_attributes'];

const VENDOR_NAME = /^[a-z][a-z_]{0,40}$/;

/**
 * What some values of JSON look like, without anything that they say: types instead of values; and instead of keys that are
 * no names of a vendor (numbers, what users have made up) one `[key]` for all. Values of one place are put together, so that
 * a list of any length has one shape.
 */
export class Shape {
  readonly #plain = new Set<string>();
  #entries: Shape | undefined;
  #values: Map<string, Shape> | undefined;

  /** @param name the key that the value has in a map */
  add(value: unknown, name = ''): this {
    if (Array.isArray(value)) {
      this.#entries ??= new Shape();
      for (const entry of value) this.#entries.add(entry);
    } else if (isRecord(value)) {
      this.#addMap(value, FREE_MAPS.includes(name));
    } else {
      this.#plain.add(typeof value === 'string' ? textKind(value) : value === null ? 'null' : typeof value);
    }
    return this;
  }

  #addMap(map: Readonly<Record<string, unknown>>, isFree: boolean): void {
    this.#values ??= new Map();
    for (const [key, value] of Object.entries(map)) {
      const name = VENDOR_NAME.test(key) && !isFree ? key : '[key]';
      this.#values.set(name, (this.#values.get(name) ?? new Shape()).add(value, name));
    }
  }

  /** Returns `{id: digits, paid: empty or digits, items: [{id: text}]}`. */
  toString(): string {
    const values = this.#values && [...this.#values].map(([key, shape]) => `${key}: ${shape}`);
    return [
      ...[...this.#plain].sort(),
      ...(this.#entries ? [`[${this.#entries}]`] : []),
      ...(values ? [`{${values.join(', ')}}`] : []),
    ].join(' or ');
  }
}

function textKind(text: string): string {
  if (text === '') return 'empty';
  if (/^\d+$/.test(text)) return 'digits';
  if (/^\d+\.\d+$/.test(text)) return 'decimal';
  return /^\d{4}-\d\d-\d\d|^\d\d\.\d\d\.\d{4}/.test(text) ? 'date' : 'text';
}
