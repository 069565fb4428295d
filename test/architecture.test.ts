import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

const PAGE = readFileSync('docs/architecture.md', 'utf8');

/** A picture of the page: its boxes by name, each a folder or file, and which arrows go out of them. */
interface Picture {
  boxes: ReadonlyMap<string, string>;
  arrows: readonly (readonly [from: string, to: string])[];
}

const PICTURES = [...PAGE.matchAll(/```mermaid\n(.+?)```/gs)].map(([, text = '']): Picture => {
  const boxes = new Map(
    [...text.matchAll(/(\w+)\["(.+?)"\]/g)].map(([, name = '', path = '']) => [name, path]),
  );
  const box = (name: string) => boxes.get(name) ?? `(no box "${name}")`;
  const arrows = [...text.matchAll(/^ *(.+) --> (.+)$/gm)].flatMap(([, from = '', to = '']) =>
    from.split(' & ').flatMap((start) => to.split(' & ').map((end) => [box(start), box(end)] as const)),
  );
  return { boxes, arrows };
});

const FILES = globSync(
  '{index.ts,{agents,bench,command-line,demo,editions,editor,live-check,publishing-checks,recipes,sandbox,simulation,src,test,tools}/**/*.ts}',
);

/** What each file imports, as it is written there. */
const WRITTEN = FILES.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport\(|^import) ?'([^']+)'/gm)].map(
    ([, target = '']) => ({ file, target }),
  ),
);

/** Every import between two files of the repository. */
const IMPORTS = WRITTEN.filter(({ target }) => target.startsWith('.')).map(({ file, target }) => ({
  file,
  target: join(dirname(file), target),
}));

/** Every import of a package or of a part of Node. */
const PACKAGES = WRITTEN.filter(({ target }) => !target.startsWith('.'));

/** The box that a file is in; the innermost if there are several. */
const boxOf = ({ boxes }: Picture, file: string): string | undefined =>
  [...boxes.values()]
    .filter((path) => (path.endsWith('/') ? file.startsWith(path) : file === path))
    .sort((a, b) => b.length - a.length)[0];

/** Everything that can be reached along the arrows. */
function reach({ arrows }: Picture, from: string, seen = new Set<string>()): Set<string> {
  for (const [start, end] of arrows) {
    if (start === from && !seen.has(end)) reach({ boxes: new Map(), arrows }, end, seen.add(end));
  }
  return seen;
}

const text = ([from, to]: readonly [string, string]) => `${from} → ${to}`;

test('has a picture of the app and one of what is around it', () => {
  expect(PICTURES).toHaveLength(2);
  expect(IMPORTS.length).toBeGreaterThan(300);
});

test.each(PICTURES.map((picture, index) => ({ picture, number: index + 1 })))(
  'picture $number shows what imports what, without a circle',
  ({ picture }) => {
    const imports = IMPORTS.flatMap(({ file, target }) => {
      const arrow = [boxOf(picture, file), boxOf(picture, target)] as const;
      return arrow[0] !== undefined && arrow[1] !== undefined && arrow[0] !== arrow[1]
        ? [{ arrow: [arrow[0], arrow[1]] as const, file, target }]
        : [];
    });
    const real = new Set(imports.map(({ arrow }) => text(arrow)));
    expect(picture.arrows.map(text).filter((arrow) => !real.has(arrow))).toEqual([]);
    expect(imports.filter(({ arrow: [from, to] }) => !reach(picture, from).has(to))).toEqual([]);
    expect([...picture.boxes.values()].filter((path) => reach(picture, path).has(path))).toEqual([]);
  },
);

test('every file is in a box', () => {
  const [app, around] = PICTURES;
  const inSrc = FILES.filter((file) => file.startsWith('src/'));
  expect(inSrc.filter((file) => app && !boxOf(app, file))).toEqual([]);
  expect(FILES.filter((file) => around && !boxOf(around, file))).toEqual([]);
});

test('a service imports nothing of another one', () => {
  const serviceOf = (file: string) => /^src\/services\/([^/]+)\//.exec(file)?.[1];
  expect(
    IMPORTS.filter(({ file, target }) => {
      const [from, to] = [serviceOf(file), serviceOf(target)];
      return from !== undefined && to !== undefined && from !== to;
    }),
  ).toEqual([]);
});

test('what has no arrow out of it imports nothing outside', () => {
  const closed = PICTURES.flatMap(({ boxes, arrows }) =>
    [...boxes.values()].filter((path) => path.endsWith('/') && arrows.every(([from]) => from !== path)),
  );
  expect(closed).toEqual(expect.arrayContaining(['editor/', 'publishing-checks/', 'sandbox/', 'src/']));
  expect(
    IMPORTS.filter(({ file, target }) =>
      closed.some((folder) => file.startsWith(folder) && !target.startsWith(folder)),
    ),
  ).toEqual([]);
});

test('src/ needs zod and Node, and only src/zapier/ knows Zapier', () => {
  const inSrc = PACKAGES.filter(({ file }) => file.startsWith('src/'));
  const isAllowed = ({ file, target }: (typeof inSrc)[number]) =>
    target.startsWith('node:') ||
    target === 'zod/mini' ||
    (target === 'zapier-platform-core' && file.startsWith('src/zapier/'));
  expect(inSrc.length).toBeGreaterThan(40);
  expect(inSrc.filter((each) => !isAllowed(each))).toEqual([]);
});

test.each(['editor/', 'publishing-checks/'])('what %s gives out is in its index.ts', (folder) => {
  const fromOutside = IMPORTS.filter(
    ({ file, target }) => target.startsWith(folder) && !file.startsWith(folder),
  );
  expect(fromOutside).not.toEqual([]);
  expect(fromOutside.filter(({ target }) => target !== `${folder}index.ts`)).toEqual([]);
});

test('every path of the page exists', () => {
  const paths = [...PAGE.matchAll(/`([\w.-]+\/[\w./-]*)`/g)].map(([, path = '']) => path);
  // Where a row, a list or a column of a table is about one folder, a short name is meant from there.
  const rows = [
    ...PAGE.matchAll(/^\| `(src\/\w+\/)`.*$/gm),
    ...PAGE.matchAll(/^In `(src\/\w+\/)`:\n\n(?:- .*\n)+/gm),
  ];
  const [, head = '', body = ''] = /^(\| \| `src.*)\n.*\n((?:\|.*\n)+)/m.exec(PAGE) ?? [];
  const columns = head.split(' | ').flatMap((cell, index) => {
    const folder = /`(src\/.+?)`/.exec(cell)?.[1] ?? '';
    const cells = body.split('\n').map((row) => row.split(' | ')[index] ?? '');
    return folder === '' ? [] : [[cells.join(' '), folder] as const];
  });
  const short = [...rows, ...columns].flatMap(([text, folder = '']) =>
    [...text.matchAll(/`([\w-]+(?:\.ts|\/))`/g)].map(([, name = '']) => `${folder}${name}`),
  );
  expect(paths.length).toBeGreaterThan(30);
  expect(columns).toHaveLength(2);
  expect(PAGE.match(/^In `src\/\w+\/`:\n\n(?:- .*\n)+\n/gm)).toHaveLength(1);
  expect(short.length).toBeGreaterThan(50);
  expect([...paths, ...short].filter((path) => !existsSync(path))).toEqual([]);
  expect(paths.filter((path) => path.endsWith('/') !== statSync(path).isDirectory())).toEqual([]);
});

test('every function of the page is in its file', () => {
  const rows = [...PAGE.matchAll(/^ *- `(\w+)` in `(src\/.+?)`:/gm)];
  expect(rows.length).toBeGreaterThan(15);
  const missing = rows.filter(
    ([, name = '', path = '']) =>
      !new RegExp(`(function|const) ${name}\\b|^  (async )?${name}\\(`, 'm').test(readFileSync(path, 'utf8')),
  );
  expect(missing.map(([, name, path]) => `${name} in ${path}`)).toEqual([]);
});
