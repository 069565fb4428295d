import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { PooledSocket } from './pooled-socket.ts';

/**
 * For how many milliseconds a socket may have been idle for a request that changes something. Nobody can send that twice, and
 * nobody can know that a host is not just closing the socket. Hosts close an idle one after some whole seconds, so that at half
 * a second the request is there before.
 */
const LONGEST_IDLE_FOR_CHANGES = 500;

/** How many milliseconds a host has to close a socket after its answer, if it does not keep sockets and does not say so. */
const SETTLING = 25;

/** How many idle sockets to keep: no step sends more requests at a time. */
const MOST_IDLE = 4;

/** What is known of a host: whether it keeps sockets, or closes them without having said so. */
type Habit = 'unknown' | 'keeps' | 'closes';

/**
 * The sockets to one host, kept between the steps of a process. They belong to no account: what is secret is in the requests.
 *
 * A kept one saves up to three round trips, and may turn out to be closed once the request is on its way. So it is used only
 * while it is surely alive, and for a request that changes something only if the host was seen not to close it.
 */
export class SocketPool {
  readonly #protocol: string;
  #idle: PooledSocket[] = [];
  #habit: Habit = 'unknown';
  #session: Buffer | undefined;

  /** @param protocol `http:` or `https:` */
  constructor(protocol: string) {
    this.#protocol = protocol;
  }

  /**
   * Returns a socket for one request: a kept one, or a new one.
   *
   * @param isSafe whether the request only reads
   */
  async take(isSafe: boolean): Promise<PooledSocket> {
    await this.#dropClosed();
    const now = Date.now();
    const longestIdle = isSafe ? Number.POSITIVE_INFINITY : LONGEST_IDLE_FOR_CHANGES;
    const usable = this.#idle.findLast((socket) => socket.idleFor(now) < longestIdle);
    if (usable === undefined || (!isSafe && this.#habit === 'closes')) return this.fresh();
    this.#idle = this.#idle.filter((socket) => socket !== usable);
    if (isSafe || (await this.#hasSettled(usable))) return usable;
    usable.discard();
    return this.fresh();
  }

  /** Returns a new socket for one request. */
  fresh(): PooledSocket {
    const socket = new PooledSocket(this.#protocol, this.#session);
    socket.onSession = (session) => {
      this.#session = session;
    };
    socket.onClosedIdle = (idle) => {
      if (idle < 2 * LONGEST_IDLE_FOR_CHANGES) this.#habit = 'closes';
    };
    return socket;
  }

  /** Keeps a socket whose request was answered, if it can be kept. */
  giveBack(socket: PooledSocket): void {
    socket.onCut = () => {};
    if (socket.isIdle && this.#idle.length < MOST_IDLE) this.#idle.push(socket);
    else socket.discard();
  }

  /** Forgets the sockets that the host has closed, and closes those that were idle for too long. */
  async #dropClosed(): Promise<void> {
    if (this.#idle.length === 0) return;
    await readWhatCame();
    const now = Date.now();
    for (const socket of this.#idle) if (socket.isExpired(now)) socket.discard();
    this.#idle = this.#idle.filter((socket) => socket.isIdle && !socket.isExpired(now));
  }

  async #hasSettled(socket: PooledSocket): Promise<boolean> {
    if (this.#habit !== 'keeps') {
      await sleep(Math.max(0, SETTLING - socket.idleFor(Date.now())));
      await readWhatCame();
      if (socket.isIdle) this.#habit = 'keeps';
    }
    return socket.isIdle && socket.idleFor(Date.now()) < LONGEST_IDLE_FOR_CHANGES;
  }
}

/** Lets Node's loop read what the machine has received: also the end of a socket, and all that came while it was frozen. */
async function readWhatCame(): Promise<void> {
  // The first turn may already be past reading.
  await turn();
  await turn();
}

const POOLS = new Map<string, SocketPool>();

/** How many hosts to remember; a process may see any number of shops. */
const MOST_HOSTS = 200;

/**
 * Returns the pool of an address's host.
 *
 * @param url where a request is really sent, be it to a sandbox
 */
export function socketPoolOf(url: string): SocketPool {
  const { origin, protocol } = new URL(url);
  const known = POOLS.get(origin);
  if (known !== undefined) return known;
  const pool = new SocketPool(protocol);
  POOLS.set(origin, pool);
  const [oldest] = POOLS.keys();
  if (POOLS.size > MOST_HOSTS && oldest !== undefined) POOLS.delete(oldest);
  return pool;
}
