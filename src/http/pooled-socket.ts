import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';

/** How long a socket may be kept at the most, in milliseconds. */
const LONGEST_IDLE = 3_000;

/** One socket to a host, as an agent that never holds more than this one. It serves one request at a time. */
export class PooledSocket {
  /** Opens the socket with the first request that it is given, and keeps it for the next. */
  readonly agent: HttpAgent;
  #request: ClientRequest | undefined;
  #wasAnswered = false;
  #sentAt = 0;
  #idleSince = Number.POSITIVE_INFINITY;
  #longestIdle = LONGEST_IDLE;
  #discardTimer: NodeJS.Timeout | undefined;

  /**
   * @param protocol `http:` or `https:`
   * @param session of an earlier TLS socket to the same host, which saves work or, with TLS 1.2, a round trip
   */
  constructor(protocol: string, session?: Buffer) {
    const options = { keepAlive: true, maxSockets: 1 };
    this.agent =
      protocol === 'https:'
        ? new HttpsAgent({ ...options, ...(session && { session }) })
        : new HttpAgent(options);
    const addRequest = this.agent.addRequest.bind(this.agent);
    this.agent.addRequest = (request, requestOptions) => {
      this.#watch(request);
      addRequest(request, requestOptions);
    };
  }

  /** Whether it is open and waits for the next request. Node notices the end of an idle socket with the next turn of its loop. */
  get isIdle(): boolean {
    return Object.values(this.agent.freeSockets).some((sockets) =>
      sockets?.some(({ destroyed }) => !destroyed),
    );
  }

  /**
   * Returns for how many milliseconds of the wall clock it has been idle. Unlike timers, the wall clock keeps running while
   * the machine is frozen.
   */
  idleFor(now: number): number {
    return now - this.#idleSince;
  }

  /**
   * Returns for how many milliseconds the host can have held it for idle, at the most. Its clock starts with its answer, which
   * may have waited for a frozen machine: all that is sure is that the request came first.
   */
  idleAtMost(now: number): number {
    return now - this.#sentAt;
  }

  /** Whether it is too old to be used, or older than the host allows. */
  isExpired(now: number): boolean {
    const idle = this.idleFor(now);
    return idle < 0 || idle >= this.#longestIdle;
  }

  /** Whether the last request met a socket that had been kept, and no answer began. */
  get brokeUnanswered(): boolean {
    return this.#request?.reusedSocket === true && !this.#wasAnswered;
  }

  /** Called when an answer ends before it is complete, which node-fetch does not notice. */
  onCut: () => void = () => {};

  /** Called when the host closes it while it is idle. */
  onClosedIdle: (idle: number) => void = () => {};

  /** Called with what makes the next TLS socket cheaper. */
  onSession: (session: Buffer) => void = () => {};

  /** Closes it, and ends the request that is under way. */
  discard(): void {
    clearTimeout(this.#discardTimer);
    this.onClosedIdle = () => {};
    this.agent.destroy();
  }

  #watch(request: ClientRequest): void {
    clearTimeout(this.#discardTimer);
    this.#request = request;
    this.#wasAnswered = false;
    this.#sentAt = Date.now();
    this.#idleSince = Number.POSITIVE_INFINITY;
    // A new socket is connected by then.
    request.once('finish', () => {
      this.#sentAt = Date.now();
    });
    request.once('socket', (socket) => {
      if (!request.reusedSocket) this.#watchSocket(socket);
    });
    request.once('response', (response) => {
      this.#wasAnswered = true;
      this.#longestIdle = longestIdle(response.headers['keep-alive']);
      response.once('end', () => {
        this.#idleSince = Date.now();
        this.#discardTimer = setTimeout(() => this.discard(), this.#longestIdle).unref();
      });
      response.once('close', () => {
        if (!response.complete) this.onCut();
      });
    });
  }

  #watchSocket(socket: Socket): void {
    socket.on('session', (session: Buffer) => this.onSession(session));
    socket.once('close', () => {
      clearTimeout(this.#discardTimer);
      if (this.#idleSince !== Number.POSITIVE_INFINITY) this.onClosedIdle(this.idleFor(Date.now()));
    });
  }
}

/** Returns for how many milliseconds a socket may be kept: a second less than the host says (RFC 9112, 9.3; `timeout=5`). */
function longestIdle(keepAlive: string | string[] | undefined): number {
  const seconds = /timeout=(\d+)/.exec(String(keepAlive))?.[1];
  return seconds === undefined ? LONGEST_IDLE : Math.min(LONGEST_IDLE, (Number(seconds) - 1) * 1000);
}
