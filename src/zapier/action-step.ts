import type { Bundle, ZObject } from 'zapier-platform-core';
import type * as zod from 'zod/mini';
import { type Command, isOffered, type PollOptions, type Query, type Service } from '../contract/service.ts';
import { fieldsOf, type ObjectSchema } from '../form/fields.ts';
import { parseInput } from '../form/parse-input.ts';
import { ServiceError } from '../http/errors.ts';
import { type AppAction, notOffered } from './app-action.ts';
import { pollOptions, pollResult } from './polling.ts';
import { expectPossible } from './search-or-create.ts';
import { refuseForeign, staticFields } from './static-fields.ts';
import { withConnection } from './with-connection.ts';

/** Returns the step of a create. */
export const commandStep = (action: AppAction<Command>) => (z: ZObject, bundle: Bundle) =>
  withConnection(z, bundle, action.services, ({ service, client }) => {
    const command = implementationOf(action, service, bundle);
    return command.run(client, inputOf(action, service, command.input, bundle));
  });

/** Returns the step of a search or a drop-down. */
export const queryStep = (action: AppAction<Query>) => (z: ZObject, bundle: Bundle) =>
  runQuery(action, z, bundle, pollOptions(bundle));

/** Returns the step of a trigger. */
export const pollStep = (action: AppAction<Query>) => async (z: ZObject, bundle: Bundle) => {
  const options = pollOptions(bundle);
  return pollResult(await runQuery(action, z, bundle, options), options);
};

const runQuery = (action: AppAction<Query>, z: ZObject, bundle: Bundle, options: PollOptions) =>
  withConnection(z, bundle, action.services, ({ service, client }) => {
    const query = implementationOf(action, service, bundle);
    return query.run(client, inputOf(action, service, query.input, bundle), options);
  });

/** @throws {FormError} naming every field to change or to clear */
function inputOf<S extends ObjectSchema>(
  action: AppAction,
  service: Service,
  form: S,
  { inputData }: Bundle,
): zod.output<S> {
  refuseForeign(staticFields(action), fieldsOf(form), service, inputData);
  return parseInput(form, inputData);
}

/** @throws {ServiceError} if the connected service does not offer the action, or not in this way */
function implementationOf<I extends Command | Query>(
  action: AppAction<I>,
  service: Service,
  bundle: Bundle,
): I {
  const offer = action.offerOf(service);
  if (!isOffered(offer)) {
    const { summary, advice } = notOffered(action, service);
    throw new ServiceError({ category: 'rejected', summary, advice, code: 'not_offered' });
  }
  expectPossible(action.spec.key, service, bundle);
  return offer;
}
