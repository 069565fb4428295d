/**
 * Forms as PHP reads and writes them. Works on bytes where the app works on characters, so that a mistake in the app's
 * encoder is not repeated here.
 */

/** A PHP array: ordered, while a JavaScript object would move keys that look like numbers to the front. */
export type PhpArray = Map<string, string | PhpArray>;

/** `max_input_vars`: how many values PHP reads of a form. It drops the rest. */
const MOST_VALUES = 1000;

/**
 * Returns what `$_POST` holds for a urlencoded body.
 *
 * @param body the body's bytes as a latin1 string
 * @returns names and values as latin1 strings, too; `utf8Of` gives the text they stand for
 */
export function parseForm(body: string): PhpArray {
  const form: PhpArray = new Map();
  for (const pair of body.split('&').slice(0, MOST_VALUES)) {
    const equals = pair.indexOf('=');
    const name = urldecode(equals < 0 ? pair : pair.slice(0, equals));
    const path = pathOf(name.split('\0', 1)[0] ?? '');
    if (path.length > 0) register(form, path, urldecode(equals < 0 ? '' : pair.slice(equals + 1)));
  }
  return form;
}

/** Returns a form as `http_build_query` writes it. */
export function buildQuery(form: PhpArray): string {
  return [...form].flatMap(([name, value]) => write(urlencode(name), value)).join('&');
}

/** Returns the text that UTF-8 bytes stand for. */
export const utf8Of = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** Returns a value of a form as text, or `undefined` if it is missing or an array. */
export function textIn(form: PhpArray, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' ? utf8Of(value) : undefined;
}

function write(name: string, value: string | PhpArray): string[] {
  if (typeof value === 'string') return [`${name}=${urlencode(value)}`];
  return [...value].flatMap(([key, child]) => write(`${name}%5B${urlencode(key)}%5D`, child));
}

const urldecode = (text: string): string =>
  text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const urlencode = (bytes: string): string =>
  bytes.replace(/[^A-Za-z0-9\-_.]/g, (byte) =>
    byte === ' ' ? '+' : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** Returns `['a', 'b', '']` for `a[b][]`, with the characters that PHP replaces; an empty path for a name that PHP ignores. */
function pathOf(written: string): string[] {
  const name = written.replace(/^ +/, '');
  const bracket = name.indexOf('[');
  if (name === '' || bracket === 0) return [];
  if (bracket < 0 || !name.includes(']', bracket)) return [name.replace(/[ .[]/g, '_')];
  const path = [name.slice(0, bracket).replace(/[ .]/g, '_')];
  for (let at = bracket; name[at] === '['; ) {
    const end = name.indexOf(']', at + 1);
    if (end < 0) break;
    path.push(name.slice(at + 1, end).replace(/^\s$/, ''));
    at = end + 1;
  }
  return path;
}

function register(array: PhpArray, [key, ...deeper]: readonly string[], value: string): void {
  const name = key === undefined || key === '' ? nextIndex(array) : key;
  if (deeper.length === 0) {
    array.set(name, value);
    return;
  }
  const there = array.get(name);
  const child: PhpArray = there instanceof Map ? there : new Map();
  array.set(name, child);
  register(child, deeper, value);
}

function nextIndex(array: PhpArray): string {
  const indexes = [...array.keys()].filter((key) => /^(0|-?[1-9]\d*)$/.test(key)).map(Number);
  return String(Math.max(-1, ...indexes) + 1);
}
