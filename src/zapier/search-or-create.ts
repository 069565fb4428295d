import type { Bundle, SearchOrCreate } from 'zapier-platform-core';
import { isOffered, type Service, type Services } from '../contract/service.ts';
import { ServiceError } from '../http/errors.ts';
import { type SearchOrCreateSpec, searchOrCreates } from '../searches/index.ts';
import { notAvailableFor } from './app-action.ts';

/** Returns the Zapier search-or-create for some services; `undefined` if none of them can do it. */
export function searchOrCreateFrom(spec: SearchOrCreateSpec, services: Services) {
  const { search, create, label, description } = spec;
  const unable = services.filter((service) => !canDo(spec, service));
  if (unable.length === services.length) return undefined;
  return {
    key: search.key,
    display: { label, description: `${description}${notAvailableFor(unable)}` },
    search: search.key,
    create: create.key,
  } satisfies SearchOrCreate;
}

/**
 * Refuses one half of a search-or-create that the service cannot do.
 *
 * @param key the search or create that runs
 * @throws {ServiceError} before any request
 */
export function expectPossible(key: string, service: Service, bundle: Bundle): void {
  for (const spec of Object.values(searchOrCreates)) {
    if (isHalf(spec, key, bundle) && !canDo(spec, service)) throw impossible(spec, service);
  }
}

/** Whether an order that is created can be found the next time: by a field that both forms have. */
const canDo = ({ search, create, foundBy }: SearchOrCreateSpec, { queries, commands }: Service): boolean =>
  [queries[search.key], commands[create.key]].every(
    (offer) => isOffered(offer) && foundBy in offer.input.shape,
  );

/** Zapier tells the create. The search has all values in one flat object, also those that only the create needs. */
function isHalf(
  { search, create }: SearchOrCreateSpec,
  key: string,
  { meta, inputData }: StepBundle,
): boolean {
  if (key === create.key) return meta?.withSearch === search.key;
  const isOfCreate = (name: string) => name in create.input.shape && !(name in search.input.shape);
  return key === search.key && Object.keys(inputData).some(isOfCreate);
}

/** As much of a bundle as tells. Core's test tools leave `meta` out. */
type StepBundle = Pick<Bundle, 'inputData'> & { meta?: Partial<Bundle['meta']> };

const impossible = ({ label, obstacle }: SearchOrCreateSpec, { name }: Service): ServiceError =>
  new ServiceError({
    category: 'rejected',
    summary: `${label} is not available for ${name}: ${obstacle}`,
    advice: 'Use two steps instead: a search, and a create that a filter or path lets through.',
    code: 'not_offered',
  });
