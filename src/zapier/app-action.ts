import type { CommandSpec, QuerySpec } from '../contract/action-spec.ts';
import { type OfferedAction, offeredCommand, offeredQuery } from '../contract/offered-action.ts';
import { type Command, isOffered, type Query, type Service, type Services } from '../contract/service.ts';
import { listed } from './connection.ts';

/** An action, with the services that the app has. */
export interface AppAction<I extends Command | Query = Command | Query> extends OfferedAction<I> {
  services: Services;
  isDropDown?: boolean;
}

/** Returns an action that writes. */
export const commandAction = (spec: CommandSpec, services: Services): AppAction<Command> => ({
  ...offeredCommand(spec),
  services,
});

/** Returns an action that reads. */
export const queryAction = (spec: QuerySpec, services: Services): AppAction<Query> => ({
  ...offeredQuery(spec),
  services,
});

/** Returns the first service that offers the action. */
export const firstOffering = <I extends Command | Query>({ services, offerOf }: AppAction<I>) =>
  services.find((service) => isOffered(offerOf(service)));

/** Returns the end of a description, for the services that lack the action: `''` or ` Not available for Aplaut.` */
export const notAvailableFor = (lacking: readonly Service[]): string =>
  lacking.length === 0 ? '' : ` Not available for ${listed([...new Set(lacking.map(({ name }) => name))])}.`;

/** Returns why an action has nothing to show or run for a service, and what to do instead. */
export function notOffered<I extends Command | Query>(
  { spec, services, offerOf, isDropDown }: AppAction<I>,
  { name }: Service,
): { summary: string; advice: string } {
  if (isDropDown)
    return {
      summary: `${spec.noun}s can't be listed for ${name}.`,
      advice: 'Type or map a value instead.',
    };
  const others = services.filter((other) => isOffered(offerOf(other)));
  const names = listed([...new Set(others.map((other) => other.name))], 'or');
  return {
    summary: `${spec.label} is not available for ${name}.`,
    advice: `Choose another action, or an account of ${names}.`,
  };
}
