import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../tools/bundle.ts';
import { EDITIONS } from '../../tools/editions.ts';

/** The folders in `src/services/` that each edition is made of, and the words of none but other brands. */
const EXPECTED: Readonly<Record<string, { services: string[]; others: RegExp | undefined }>> = {
  all: { services: ['aplaut', 'shop'], others: undefined },
  influencersoft: { services: ['shop'], others: /justclick|aplaut/i },
  justclick: { services: ['shop'], others: /influencersoft|aplaut/i },
  aplaut: { services: ['aplaut'], others: /influencersoft|justclick|rpsKey|getOrdersWithGoods/i },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'editions-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(EDITIONS)('the bundle of $id holds no code of other services, nor their names', async (edition) => {
  const file = join(folder, `${edition.id}.js`);
  const { metafile } = await bundle(join(edition.folder, 'index.ts'), file);
  const services = Object.keys(metafile.inputs).flatMap(
    (path) => /^src\/services\/([^/]+)\//.exec(path)?.[1] ?? [],
  );
  const { services: own, others } = EXPECTED[edition.id] ?? {};
  expect([...new Set(services)].sort()).toEqual(own);
  if (others === undefined) return;
  const code = readFileSync(file, 'utf8');
  const found = code.match(new RegExp(`[^"'\`]*(?:${others.source})[^"'\`]*`, 'gi')) ?? [];
  expect(found).toEqual([]);
});
