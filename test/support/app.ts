import zapier, { type Bundle, type ZObject } from 'zapier-platform-core';
import app from '../../index.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { SANDBOX_ACCOUNTS } from '../../sandbox/services.ts';

/** An app that has every action, because one of its services offers it. */
export function complete<T extends object, S extends object, C extends object, B extends object>(partial: {
  triggers: T;
  searches: S;
  creates: C;
  searchOrCreates: B;
}) {
  const { triggers, searches, creates, searchOrCreates } = partial;
  return { triggers, searches, creates, searchOrCreates } as {
    triggers: Required<T>;
    searches: Required<S>;
    creates: Required<C>;
    searchOrCreates: Required<B>;
  };
}

const { authentication } = app;
const { triggers, searches, creates } = complete(app);
const appTester = zapier.createAppTester(app);

/** Connections that the sandbox accepts, by service. */
export const CONNECTIONS = SANDBOX_ACCOUNTS;

export type ServiceName = keyof typeof CONNECTIONS;
export const ACTIONS = { ...triggers, ...searches, ...creates };
export type ActionKey = keyof typeof ACTIONS;
type Data = Record<string, unknown>;

/** A sandbox for all tests of a file; every test starts with no visits and no planned faults. */
export function useSandbox(): () => Sandbox {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
    Object.assign(process.env, sandbox.environment);
  });
  beforeEach(() => {
    sandbox.visits.length = 0;
  });
  afterAll(() => sandbox.stop());
  return () => sandbox;
}

/** Runs any action as Zapier does. */
export function perform(
  action: ActionKey,
  authData: Data,
  inputData: Data,
  meta: Partial<Bundle['meta']> = {},
): Promise<Data | Data[]> {
  return appTester<Data | Data[], Bundle>(ACTIONS[action].operation.perform, {
    authData,
    inputData,
    meta,
  } as Partial<Bundle>);
}

/** Runs a create as Zapier does, for the first time: no earlier run has left anything for it. */
export function run(
  action: keyof typeof creates,
  authData: Data,
  inputData: Data,
  meta: Partial<Bundle['meta']> = {},
): Promise<Data> {
  const isCacheCleared = true;
  return appTester<Data, Bundle>(
    creates[action].operation.perform,
    { authData, inputData, meta } as Partial<Bundle>,
    isCacheCleared,
  );
}

/** Polls a trigger, or fills a drop-down, as Zapier does. */
export function poll(
  trigger: keyof typeof triggers,
  authData: Data,
  inputData: Data = {},
  meta: Partial<Bundle['meta']> = {},
): Promise<Data[]> {
  return appTester<Data[], Bundle>(triggers[trigger].operation.perform, {
    authData,
    inputData,
    meta,
  } as Partial<Bundle>);
}

/** Runs a search as Zapier does. */
export function search(key: keyof typeof searches, authData: Data, inputData: Data): Promise<Data[]> {
  return appTester<Data[], Bundle>(searches[key].operation.perform, {
    authData,
    inputData,
  } as Partial<Bundle>);
}

/** Runs the connection test as Zapier does. */
export function testConnection(authData: Data): Promise<Data> {
  return appTester<Data, Bundle>(authentication.test, { authData } as Partial<Bundle>);
}

/** The fields that a form or an output has for a connection: the static ones and those of its functions. */
export async function fieldsShown(
  action: keyof typeof ACTIONS,
  kind: 'inputFields' | 'outputFields',
  authData: Data,
  inputData: Data = {},
): Promise<{ key: string; [name: string]: unknown }[]> {
  const fields = await Promise.all(
    ACTIONS[action].operation[kind].map((field) =>
      typeof field === 'function'
        ? appTester(
            field as (z: ZObject, bundle: Bundle) => Promise<{ key: string }[]>,
            { authData, inputData } as Partial<Bundle>,
          )
        : [field],
    ),
  );
  return fields.flat() as { key: string }[];
}

/** What a step failed with, taken apart. */
export interface StepError {
  /** `AppError`, `HaltedError`, `ExpiredAuthError`, `ThrottledError`. */
  name: string;
  /** Everything that the user can read. */
  message: string;
  first: string;
  code?: string;
  delay?: number;
}

/** The failure of a step that has to fail. */
export async function errorOf(step: Promise<unknown>): Promise<StepError> {
  const error = await step.then(
    (result) => Promise.reject(new Error(`The step succeeded with ${JSON.stringify(result)}`)),
    (reason: Error) => reason,
  );
  return errorFrom(error);
}

/** An error of Zapier's, taken apart. */
export function errorFrom(error: Error): StepError {
  const packed = jsonOf(error.message);
  const message = packed?.message ?? error.message;
  return { name: error.name, message, first: message.split('\n')[0] ?? '', ...packed };
}

function jsonOf(text: string): { message: string; code?: string; delay?: number } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
