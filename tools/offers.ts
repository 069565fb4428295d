import type { CommandSpec, QuerySpec } from '../src/contract/action-spec.ts';
import { type OfferedAction, offeredCommand, offeredQuery } from '../src/contract/offered-action.ts';
import { type Command, isOffered, type Query, type Service, type Services } from '../src/contract/service.ts';
import { creates } from '../src/creates/index.ts';
import { searches } from '../src/searches/index.ts';
import { dropDowns, triggers } from '../src/triggers/index.ts';

/** Actions of one kind. */
export interface ActionKind {
  title: string;
  /** What Zapier's command line calls one of them. */
  type: 'trigger' | 'search' | 'create';
  actions: readonly OfferedAction[];
}

/** All actions that a user can choose, in the order of the definition. */
export const VISIBLE_ACTIONS: readonly ActionKind[] = [
  { title: 'Triggers', type: 'trigger', actions: Object.values<QuerySpec>(triggers).map(offeredQuery) },
  { title: 'Searches', type: 'search', actions: Object.values<QuerySpec>(searches).map(offeredQuery) },
  { title: 'Creates', type: 'create', actions: Object.values<CommandSpec>(creates).map(offeredCommand) },
];

/** All actions, with the hidden triggers that fill drop-downs. */
export const ALL_ACTIONS: readonly ActionKind[] = [
  ...VISIBLE_ACTIONS,
  { title: 'Drop-Downs', type: 'trigger', actions: Object.values<QuerySpec>(dropDowns).map(offeredQuery) },
];

/** Returns the implementations of an action, each with the services that share it. */
export function implementationsOf(
  { offerOf }: OfferedAction,
  services: Services,
): [implementation: Command | Query, services: readonly Service[]][] {
  const sharing = new Map<Command | Query, readonly Service[]>();
  for (const service of services) {
    const offer = offerOf(service);
    if (isOffered(offer)) sharing.set(offer, [...(sharing.get(offer) ?? []), service]);
  }
  return [...sharing];
}

/** Returns the names of some services, each once. */
export const namesOf = (services: readonly Service[]): string[] => [
  ...new Set(services.map(({ name }) => name)),
];
