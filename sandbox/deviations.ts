import { APLAUT_DEVIATIONS } from './aplaut-deviations.ts';
import type { Handle } from './deviation.ts';
import type { SandboxService } from './registration.ts';
import { SHOP_DEVIATIONS } from './shop-deviations.ts';

/**
 * What the vendors leave open and this sandbox does as the app assumes it, each done in another way. The names are those of
 * `docs/assumptions.md`.
 */
export const DEVIATIONS = { ...SHOP_DEVIATIONS, ...APLAUT_DEVIATIONS };

export type DeviationName = keyof typeof DEVIATIONS;

/** Returns how a service handles requests: as it is, or with a deviation that is meant for its kind of service. */
export function handlerOf(service: SandboxService, deviation?: DeviationName): Handle {
  const deviating = deviation && DEVIATIONS[deviation](service);
  return deviating ?? ((arrival) => service.handle(arrival));
}
