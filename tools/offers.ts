import type { CommandSpec, QuerySpec } from '../../src/contract/action-spec.ts';
import {
  type Command,
  type Offer,
  type Query,
  type Service,
  type Services,
  variantsOf,
} from '../../src/contract/service.ts';
import { creates } from '../../src/creates/index.ts';
import { searches } from '../../src/searches/index.ts';
import { dropDowns, triggers } from '../../src/triggers/index.ts';

/** An action with what a service has for it. */
export interface DocumentedAction {
  spec: CommandSpec | QuerySpec;
  offerOf(service: Service): Offer<Command | Query>;
}

const command = (spec: CommandSpec): DocumentedAction => ({
  spec,
  offerOf: ({ commands }) => commands[spec.key],
});

const query = (spec: QuerySpec): DocumentedAction => ({
  spec,
  offerOf: ({ queries }) => queries[spec.key],
});

/** All actions, by kind, in the order of the definition. */
export const ACTIONS: Readonly<Record<string, readonly DocumentedAction[]>> = {
  Triggers: Object.values<QuerySpec>(triggers).map(query),
  Searches: Object.values<QuerySpec>(searches).map(query),
  Creates: Object.values<CommandSpec>(creates).map(command),
  'Drop-Downs': Object.values<QuerySpec>(dropDowns).map(query),
};

/** Returns the implementations of an action, each with the names of the services that share it. */
export function implementationsOf(
  { offerOf }: DocumentedAction,
  services: Services,
): [implementation: Command | Query, names: string[]][] {
  const names = new Map<Command | Query, Set<string>>();
  for (const service of services) {
    for (const variant of variantsOf(offerOf(service))) {
      names.set(variant, new Set([...(names.get(variant) ?? []), service.name]));
    }
  }
  return [...names].map(([implementation, set]) => [implementation, [...set]]);
}

/** Returns the names of the services, each once. */
export const serviceNames = (services: Services): string[] => [...new Set(services.map(({ name }) => name))];
