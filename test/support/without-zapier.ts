import { stepWith } from '../../simulation/step.ts';
import {
  type Commands,
  isOffered,
  type PollOptions,
  type Queries,
  type Query,
} from '../../src/contract/service.ts';
import type { StepContext } from '../../src/contract/step-context.ts';
import { parseInput } from '../../src/form/parse-input.ts';
import type { Send } from '../../src/http/request.ts';
import { SERVICES } from '../../src/services/index.ts';
import { connect } from '../../src/zapier/connection.ts';

type Data = Readonly<Record<string, unknown>>;

/** Runs a command of a service with a sender of the test's own, and nothing of Zapier. */
export const runCommand = (key: keyof Commands, authData: Data, input: Data, send: Send): Promise<object> =>
  runCommandIn(stepWith(send), key, authData, input);

/** Runs a command of a service in a step of the test's own, and nothing of Zapier. */
export async function runCommandIn(
  step: StepContext,
  key: keyof Commands,
  authData: Data,
  input: Data,
): Promise<object> {
  const { service, client } = connect(SERVICES, authData, () => step);
  const command = service.commands[key];
  if (!isOffered(command)) throw new Error(`${service.name} has no ${key}.`);
  return command.run(client, parseInput(command.input, input));
}

/** Runs a query of a service with a sender of the test's own, and nothing of Zapier. */
export function runQuery(
  key: keyof Queries,
  authData: Data,
  input: Data,
  send: Send,
  depth: PollOptions['depth'] = 'recent',
): ReturnType<Query['run']> {
  const { service, client } = connect(SERVICES, authData, () => stepWith(send));
  const query = service.queries[key];
  if (!isOffered(query)) throw new Error(`${service.name} has no ${key}.`);
  return query.run(client, parseInput(query.input, input), { page: 0, depth });
}
