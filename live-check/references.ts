import { globSync, readFileSync } from 'node:fs';

/** Returns the files of the app that rely on each assumption, because a comment says "assumed: ID". */
export function references(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const file of globSync('src/**/*.ts').sort()) {
    for (const [, ids = ''] of readFileSync(file, 'utf8').matchAll(
      /\bassumed: ([a-z0-9-]+(?:, [a-z0-9-]+)*)/gi,
    )) {
      for (const id of ids.split(', ')) found.set(id, (found.get(id) ?? new Set()).add(file));
    }
  }
  return new Map([...found].map(([id, files]) => [id, [...files]]));
}
