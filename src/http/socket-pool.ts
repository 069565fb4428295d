import { PooledSocket } from './pooled-socket.ts';

/**
 * How many milliseconds a request that changes something stays away from the moment at which the host may close its socket:
 * nobody can send it twice. Hosts close an idle socket after a whole second at the least, or at once.
 */
const MARGIN = 500;

/** How many milliseconds it takes at the most until one sees that a host closes sockets at once. */
const SETTLING = 25;

/** How many more, awake: a machine that was frozen meanwhile takes some until it sees what came. */
const THAWING = 5;

/** How many idle sockets to keep: no step sends more requests at a time. */
const MOST_IDLE = 4;

/** Whether a host keeps sockets after an answer, or closes them at once, as far as it is known. */
type Habit = 'unknown' | 'keeps' | 'closes';

/**
 * The sockets to one host, kept between the steps of a process. They belong to no account: what is secret is in the requests.
 *
 * A kept one saves up to three round trips, and may turn out to be closed once the request is on its way. So it is used only
 * while it is surely alive, and for a request that changes something only if the host was seen to keep them for longer.
 */
export class SocketPool {
  readonly #protocol: string;
  #idle: PooledSocket[] = [];
  #habit: Habit = 'unknown';
  /** The longest time in milliseconds that the host was seen to keep an idle socket. */
  #keptFor = 2 * MARGIN;
  readonly #takenAt = new WeakMap<PooledSocket, number>();
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
    const kept = this.#idle.findLast((socket) => isSafe || this.#isYoung(socket));
    if (kept === undefined || (!isSafe && this.#habit === 'closes')) return this.fresh();
    this.#idle = this.#idle.filter((socket) => socket !== kept);
    if (!isSafe && !(await this.#hasSettled(kept))) {
      kept.discard();
      return this.fresh();
    }
    this.#takenAt.set(kept, Date.now());
    return kept;
  }

  /** Returns a new socket for one request. */
  fresh(): PooledSocket {
    const socket = new PooledSocket(this.#protocol, this.#session);
    socket.onSession = (session) => {
      this.#session = session;
    };
    socket.onClosedIdle = (idle) => {
      if (idle < 2 * MARGIN) this.#habit = 'closes';
    };
    this.#takenAt.set(socket, Date.now());
    return socket;
  }

  /** Keeps a socket whose request was answered, if it can be kept. */
  giveBack(socket: PooledSocket): void {
    socket.onCut = () => {};
    const sent = this.#takenAt.get(socket) ?? 0;
    // Had the host closed one of these before the request came, that would have been here before the answer.
    const others = this.#idle.filter(({ isIdle }) => isIdle).map((other) => other.idleFor(sent));
    this.#keptFor = Math.max(this.#keptFor, ...others);
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

  /** Whether a socket will still be open when a request that changes something reaches the host. */
  #isYoung(socket: PooledSocket): boolean {
    return socket.idleAtMost(Date.now()) < this.#keptFor - MARGIN;
  }

  /** Waits for the end of a socket, awake, if nothing is known of the host; the clock alone may have run while it was frozen. */
  async #hasSettled(socket: PooledSocket): Promise<boolean> {
    if (this.#habit === 'unknown') {
      await sleep(SETTLING);
      await sleep(THAWING);
      await readWhatCame();
      if (socket.isIdle) this.#habit = 'keeps';
    }
    return socket.isIdle && this.#isYoung(socket);
  }
}

/** Lets Node's loop read what the machine has received: also the end of a socket, and all that came while it was frozen. */
async function readWhatCame(): Promise<void> {
  // The first turn may already be past reading.
  await turn();
  await turn();
}

const sleep = (duration: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, duration));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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
