import { NetworkError } from '../src/http/errors.ts';
import { Findings } from './findings.ts';
import { type Dependencies, Probe, Stopped } from './probe.ts';
import { CannotGoOn, type OrderWishes } from './script.ts';
import type { Account, CheckedService } from './services.ts';
import type { Shape } from './shape.ts';

/** What a run has found out, and left. */
export interface RunResult {
  findings: Findings;
  /** What the answers looked like, by `GetAllGoods: HTTP 200`. */
  shapes: ReadonlyMap<string, Shape>;
  /** What could not be deleted. */
  left: readonly string[];
  /** Why the run ended before its end. */
  ended?: string;
}

/**
 * Runs the checks of a service, and deletes what they have made, whatever happens: once `world.stop` is aborted, no further
 * request is sent but those that clean up.
 *
 * @param wishes what the test order holds; left out, nothing is changed
 * @throws {FormError} for wishes that Create Order does not take, before anything is sent
 */
export async function liveCheck(
  service: CheckedService,
  account: Account,
  wishes: OrderWishes | undefined,
  world: Dependencies,
): Promise<RunResult> {
  const findings = new Findings();
  const probe = new Probe(world, service, findings);
  const script = service.script(account, { ...world, probe, findings }, wishes);
  const ended = await script.run().then(() => undefined, reasonOf);
  probe.isCleaningUp = true;
  if (ended !== undefined && wishes !== undefined) {
    world.say(`${ended} Now deleting what was made, which takes minutes if nothing answers.`);
  }
  const left = await script.cleanUp();
  return { findings, shapes: probe.shapes, left, ...(ended !== undefined && { ended }) };
}

function reasonOf(error: unknown): string {
  if (error instanceof Stopped) return 'The run was stopped.';
  if (error instanceof CannotGoOn) return error.message;
  if (error instanceof NetworkError) return `A request got no answer (${error.failure}).`;
  // A mistake of this program must not keep it from cleaning up.
  return `The run broke off: ${error instanceof Error ? error.name : 'unknown'}.`;
}
