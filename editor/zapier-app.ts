import * as zod from 'zod/mini';
import { type Action, DEFINITION, type Definition, FIELDS, type Field } from './definition.ts';
import { type Exchange, exchangeOf } from './exchange.ts';
import { type Handler, type StepError, stepErrorOf } from './handler.ts';

/** What a run needs to know besides what to run. */
export interface Bundle {
  authData: Readonly<Record<string, string>>;
  inputData?: Readonly<Record<string, unknown>>;
  meta?: Readonly<Record<string, unknown>>;
}

/** What came of one call of the handler, and what went over the wire on the way. */
export interface Run<Result> {
  result?: Result;
  error?: StepError;
  exchanges: Exchange[];
}

const RECORD = zod.record(zod.string(), zod.unknown());
/** What an action gives: a list of records, or the one that it made. */
export const RECORDS = zod.union([
  zod.array(RECORD),
  zod.pipe(
    RECORD,
    zod.transform((record) => [record]),
  ),
]);

/** A Zapier app as Zapier itself sees it: through its handler, and nothing else. Any app will do that connects with a form. */
export class ZapierApp {
  #definition: Definition;
  #handler: Handler;
  #build = 1;
  /** The environment of a run is the whole process's, so there can be one run at a time. */
  #previous: Promise<unknown> = Promise.resolve();

  private constructor(handler: Handler, definition: Definition) {
    this.#handler = handler;
    this.#definition = definition;
  }

  static async load(handler: Handler): Promise<ZapierApp> {
    return new ZapierApp(handler, await definitionOf(handler));
  }

  /** Goes on with another build of the app, as soon as no run is under way. */
  async reload(handler: Handler): Promise<void> {
    const definition = await definitionOf(handler);
    await this.#alone(async () => {
      this.#handler = handler;
      this.#definition = definition;
      this.#build += 1;
    });
  }

  /** Which build of the app this is. */
  get build(): number {
    return this.#build;
  }

  get definition(): Definition {
    return this.#definition;
  }

  /** The fields of an action's form or result: the static ones and those of its functions. */
  async fields(
    { paths }: Action,
    which: 'inputFields' | 'outputFields',
    bundle: Bundle,
    environment: Environment,
  ): Promise<Run<Field[]>> {
    const fields = new Map<string, Field>();
    for (const path of paths) {
      const run = await this.#execute(`${path}.operation.${which}`, bundle, environment, FIELDS);
      if (run.error) return run;
      for (const field of run.result ?? []) if (!fields.has(field.key)) fields.set(field.key, field);
    }
    return { result: [...fields.values()], exchanges: [] };
  }

  /** Runs an action; a create gives one record. */
  async perform(
    { paths }: Action,
    bundle: Bundle,
    environment: Environment,
  ): Promise<Run<Record<string, unknown>[]>> {
    const exchanges: Exchange[] = [];
    let run: Run<Record<string, unknown>[]> = { exchanges };
    for (const path of paths) {
      run = await this.#execute(`${path}.operation.perform`, bundle, environment, RECORDS);
      exchanges.push(...run.exchanges);
      if (run.error || run.result?.length) break;
    }
    return { ...run, exchanges };
  }

  /** Runs the test of a connection. */
  testConnection(bundle: Bundle, environment: Environment): Promise<Run<Record<string, unknown>>> {
    return this.#execute('authentication.test', bundle, environment, RECORD);
  }

  #execute<Result>(
    method: string,
    bundle: Bundle,
    environment: Environment,
    schema: zod.ZodMiniType<Result>,
  ): Promise<Run<Result>> {
    return this.#alone(() => this.#executeNow(method, bundle, environment, schema));
  }

  #alone<Result>(task: () => Promise<Result>): Promise<Result> {
    const done = this.#previous.then(task);
    this.#previous = done;
    return done;
  }

  async #executeNow<Result>(
    method: string,
    bundle: Bundle,
    environment: Environment,
    schema: zod.ZodMiniType<Result>,
  ): Promise<Run<Result>> {
    const exchanges: Exchange[] = [];
    const event = {
      command: 'execute',
      method,
      bundle: { inputData: {}, ...bundle },
      environment,
      calledFromCli: true,
      // Core gives its request log to this function, as it does to `zapier-platform invoke`.
      customLogger: (_message: string, data: unknown) => {
        const exchange = exchangeOf(data, bundle.authData, this.#definition.authentication.fields);
        if (exchange) exchanges.push(exchange);
      },
    };
    try {
      const { results } = await this.#handler(event, {});
      return { result: schema.parse(results), exchanges };
    } catch (error) {
      return { error: stepErrorOf(error), exchanges };
    }
  }
}

async function definitionOf(handler: Handler): Promise<Definition> {
  const { results } = await handler({ command: 'definition', calledFromCli: true }, {});
  return DEFINITION.parse(results);
}

/** The environment variables that a run is to see. */
export type Environment = Readonly<Record<string, string>>;
