/** The values of a form by their names: `items/0/product` is three levels deep. Rows are objects with numbers for keys. */
export interface Tree {
  [key: string]: Tree | string;
}

export const empty = (): Tree => Object.create(null);

/** The values whose names begin with a prefix, e.g. `step1/in/`. */
export function treeOf(form: Iterable<readonly [string, string]>, prefix: string): Tree {
  const tree = empty();
  for (const [name, value] of form) {
    if (name.startsWith(prefix)) put(tree, name.slice(prefix.length), value);
  }
  return tree;
}

/** The text at a path; `undefined` where there is none. */
export function textAt(tree: Tree, path: string): string | undefined {
  const found = at(tree, path);
  return typeof found === 'string' ? found : undefined;
}

/** The rows at a path, of which there is always one to be filled in. */
export function rowsAt(tree: Tree, path: string): (Tree | string)[] {
  const found = at(tree, path);
  const rows = typeof found === 'object' ? Object.values(found) : [];
  return rows.length > 0 ? rows : [empty()];
}

/** Whether anything is filled in. */
export const hasText = (tree: Tree | string | undefined): boolean =>
  typeof tree === 'object' ? Object.values(tree).some(hasText) : Boolean(tree);

/** Every text with its path. */
export const leaves = (tree: Tree, above = ''): [path: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value]] : leaves(value, `${above}${key}/`),
  );

/** Puts a text at a path. */
export const put = (tree: Tree, path: string, text: string): void => set(tree, path, text);

function set(tree: Tree, path: string, value: Tree | string): void {
  const keys = path.split('/');
  const last = keys.pop() ?? '';
  let level = tree;
  for (const key of keys) {
    const next = level[key];
    const child = typeof next === 'object' ? next : empty();
    level[key] = child;
    level = child;
  }
  level[last] = value;
}

/** Adds an empty row at a path. */
export function addRow(tree: Tree, path: string): void {
  setRows(tree, path, [...rowsAt(tree, path), empty()]);
}

/** Takes the row with a number out. */
export function removeRow(tree: Tree, path: string, row: number): void {
  setRows(tree, path, rowsAt(tree, path).toSpliced(row, 1));
}

function setRows(tree: Tree, path: string, rows: readonly (Tree | string)[]): void {
  const numbered = empty();
  for (const [index, row] of rows.entries()) numbered[index] = row;
  set(tree, path, numbered);
}

const at = (tree: Tree, path: string): Tree | string | undefined =>
  path
    .split('/')
    .reduce<Tree | string | undefined>(
      (level, key) => (typeof level === 'object' ? level[key] : undefined),
      tree,
    );
