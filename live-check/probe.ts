import type { HttpRequest, HttpResponse, Send } from '../src/http/request.ts';
import { DEFAULT_WAIT, retryAfter } from '../src/http/send-checked.ts';
import { jsonOf } from '../src/json.ts';
import type { Findings } from './findings.ts';
import { Shape } from './shape.ts';

/** What a run works with. */
export interface Dependencies {
  send: Send;
  /** Returns the current time in milliseconds. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** Aborted when the run is to end. */
  stop: AbortSignal;
  /** Tells the user something. */
  say(line: string): void;
}

/** How fast requests may follow each other. */
export interface Pace {
  /** The milliseconds between the beginnings of two requests. */
  pause: number;
  /** The most milliseconds to wait for a service that is busy. */
  patience: number;
}

/** Aplaut says when in this header, the others do not say. */
const HABITS = { retryHeaders: ['x-ratelimit-reset'] };

/** How often to send what a busy service has turned away. */
const MOST_ATTEMPTS = 3;

/** Whether a service is busy or broken, so that its answer says nothing about anything else. */
export const isTrouble = ({ status }: { status: number }): boolean => status === 429 || status >= 500;

/** Thrown in place of the next request when the run is to end. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** Sends the requests of a run: one after the other, at the vendor's pace, and none once the run is to end. */
export class Probe {
  /** What the answers looked like, by `GetAllGoods: HTTP 200`. */
  readonly shapes = new Map<string, Shape>();
  /** Whether the run may no longer be ended, because it is cleaning up. */
  isCleaningUp = false;
  readonly #dependencies: Dependencies;
  readonly #pace: Pace;
  readonly #findings: Findings;
  #next = 0;

  /** @param findings is told of a service that is busy or broken */
  constructor(dependencies: Dependencies, pace: Pace, findings: Findings) {
    this.#dependencies = dependencies;
    this.#pace = pace;
    this.#findings = findings;
  }

  /**
   * Sends a request, and sends it again if the service is too busy to look at it.
   *
   * @param name what the report calls the request
   * @param onBusy sees what a busy service says
   * @throws {Stopped} before anything is sent
   * @throws {NetworkError} if no whole response came back
   */
  async send(
    name: string,
    request: HttpRequest,
    onBusy: (response: HttpResponse) => void = () => {},
  ): Promise<HttpResponse> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#sendOnce(name, request);
      if (response.status === 429) onBusy(response);
      if (isTrouble(response)) this.#findings.noteTrouble(`HTTP ${response.status}`);
      if (response.status !== 429 || attempt === MOST_ATTEMPTS) return response;
      const wanted = 1000 * (retryAfter(response, HABITS) ?? DEFAULT_WAIT);
      await this.#dependencies.wait(Math.min(wanted, this.#pace.patience));
    }
  }

  async #sendOnce(name: string, request: HttpRequest): Promise<HttpResponse> {
    const { send, now, wait, stop } = this.#dependencies;
    if (now() < this.#next) await wait(this.#next - now());
    if (stop.aborted && !this.isCleaningUp) throw new Stopped();
    this.#next = now() + this.#pace.pause;
    const response = await send(request, false);
    this.#keepShape(`${name}: HTTP ${response.status}`, response.text);
    return response;
  }

  #keepShape(name: string, text: string): void {
    const shape = this.shapes.get(name) ?? new Shape();
    this.shapes.set(name, shape);
    // An empty answer and one that is not JSON are texts like others.
    shape.add(jsonOf(text) ?? text);
  }
}
