import type { AssumptionId } from './assumptions.ts';

/** What is known of an assumption after a run. */
export interface Finding {
  result: 'holds' | 'fails' | 'could not be checked';
  /** What was seen, or why nothing was. Holds no personal data. */
  seen: string;
}

/** What a run has found out so far. */
export class Findings {
  readonly #findings = new Map<AssumptionId, Finding>();
  #trouble: string | undefined;

  /** Begins another check, in which there was no trouble so far. */
  begin(): void {
    this.#trouble = undefined;
  }

  /** Notes that the service was busy or broken: until the end of the check, nothing that it does not show proves anything. */
  noteTrouble(answer: string): void {
    this.#trouble = answer;
  }

  /** Says why some assumptions are not checked, unless they are all the same. */
  leaveOut(ids: readonly AssumptionId[], seen: string): void {
    for (const id of ids) if (!this.#findings.has(id)) this.#set(id, 'could not be checked', seen);
  }

  /**
   * Records what was seen of an assumption. Once it has failed, it stays so.
   *
   * @param holds `undefined` if the service did not show it
   * @param yes what was seen if it holds
   * @param no what was seen if it does not
   */
  judge(id: AssumptionId, holds: boolean | undefined, yes: string, no = yes): void {
    if (this.#findings.get(id)?.result === 'fails') return;
    if (holds === undefined) this.leaveOut([id], 'The service did not show it.');
    else if (!holds && this.#trouble)
      this.leaveOut([id], `The service was busy or broken: ${this.#trouble}.`);
    else this.#set(id, holds ? 'holds' : 'fails', holds ? yes : no);
  }

  of(id: AssumptionId): Finding {
    return this.#findings.get(id) ?? { result: 'could not be checked', seen: 'The run ended before.' };
  }

  #set(id: AssumptionId, result: Finding['result'], seen: string): void {
    this.#findings.set(id, { result, seen });
  }
}
