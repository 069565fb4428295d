import type { SearchOrCreate } from 'zapier-platform-core';
import type { Services } from '../contract/service.ts';
import type { SearchOrCreateSpec } from '../searches/index.ts';

/** Returns the Zapier search-or-create for some services; `undefined` if none of them can do it. */
export function searchOrCreateFrom(
  { search, create, label, description, exception }: SearchOrCreateSpec,
  services: Services,
) {
  const able = services.filter(
    ({ queries, commands, noFindOrCreate }) =>
      queries[search] !== 'not offered' && commands[create] !== 'not offered' && noFindOrCreate === undefined,
  );
  if (able.length === 0) return undefined;
  const isForAll = able.length === services.length;
  return {
    key: search,
    display: { label, description: isForAll ? description : `${description} ${exception}` },
    search,
    create,
  } satisfies SearchOrCreate;
}
