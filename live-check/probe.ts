import type { HttpRequest, HttpResponse, Send } from '../src/http/request.ts';
import { jsonOf } from '../src/json.ts';
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
  readonly #pause: number;
  #next = 0;

  /** @param pause the milliseconds between the beginnings of two requests */
  constructor(world: Dependencies, pause: number) {
    this.#dependencies = world;
    this.#pause = pause;
  }

  /**
   * @param name what the report calls the request
   * @throws {Stopped} before anything is sent
   * @throws {NetworkError} if no whole response came back
   */
  async send(name: string, request: HttpRequest): Promise<HttpResponse> {
    const { send, now, wait, stop } = this.#dependencies;
    if (now() < this.#next) await wait(this.#next - now());
    if (stop.aborted && !this.isCleaningUp) throw new Stopped();
    this.#next = now() + this.#pause;
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
