import type { CommandSpec, QuerySpec } from './action-spec.ts';
import type { Command, Offer, Query, Service } from './service.ts';

/** An action with what a service has for it. */
export interface OfferedAction<I extends Command | Query = Command | Query> {
  spec: CommandSpec | QuerySpec;
  offerOf(service: Service): Offer<I>;
}

/** Returns an action that writes. */
export const offeredCommand = (spec: CommandSpec): OfferedAction<Command> => ({
  spec,
  offerOf: ({ commands }) => commands[spec.key],
});

/** Returns an action that reads. */
export const offeredQuery = (spec: QuerySpec): OfferedAction<Query> => ({
  spec,
  offerOf: ({ queries }) => queries[spec.key],
});
