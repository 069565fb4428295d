import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { Agent, type Server } from 'node:http';
import { Duplex } from 'node:stream';

/**
 * Connections in memory: Node's own HTTP client on one end and its HTTP server on the other, with a pair of streams between
 * them instead of sockets. Whatever one end sends takes its time on the virtual clock and arrives in order.
 */
export class Network {
  readonly #servers = new Map<string, Server>();
  readonly #latency: () => number;
  readonly #jitter: () => number;

  /**
   * @param latency milliseconds that everything on one connection takes from one end to the other
   * @param jitter milliseconds that something takes longer than that
   */
  constructor(latency: () => number, jitter: () => number = () => 0) {
    this.#latency = latency;
    this.#jitter = jitter;
  }

  /** @param address such as `127.0.0.1:4010` */
  listen(address: string, server: Server): void {
    this.#servers.set(address, server);
  }

  /** Opens a connection, which fails like a refused one where nothing listens. */
  connect(address: string, machine: Machine): Duplex {
    const latency = this.#latency();
    const delay = () => latency + this.#jitter();
    const client = new Endpoint(delay, { allowHalfOpen: false }, machine);
    const server = this.#servers.get(address);
    if (server === undefined || machine.isOff) {
      onTheWire(() => client.fail('ECONNREFUSED'), delay());
      return client;
    }
    const remote = new Endpoint(delay, { allowHalfOpen: true });
    callers.set(remote, machine);
    client.join(remote);
    machine.endpoints.add(client);
    client.once('close', () => machine.endpoints.delete(client));
    onTheWire(() => server.emit('connection', remote), delay());
    return client;
  }
}

/** Something that went wrong around a step. */
export interface Incident {
  what: string;
  /** In milliseconds. */
  at: number;
  /** The request that it happened to: `POST /api/CreateOrder`. */
  request?: string;
}

/** What is said of a step that was cut off after it had taken back what another run of it would have found in the cache. */
export const UNHEARD = 'ended unheard';

/** How long after the end of a step something may still arrive in the cache that it sent before, in milliseconds: one that is slow. */
const ON_ITS_WAY = 15_000;

/** One of the machines that an app runs on. */
export class Machine {
  readonly endpoints = new Set<Endpoint>();
  /** Not the number of it: the agents of Node outlive a simulation, and keep connections by this name. */
  readonly name = randomUUID();
  isOff = false;
  #abandonedAt: number | undefined;
  #hasForgotten = false;
  /** Takes what goes wrong around the step that it runs, for whoever judges it. */
  incidents: Incident[] = [];
  /** Called before it sees what has arrived. */
  onArrival: () => void = () => {};
  #isFrozen = false;
  readonly #waiting: (() => void)[] = [];

  /** Whether nobody waits any more for the step that it runs. */
  get isAbandoned(): boolean {
    return this.#abandonedAt !== undefined;
  }

  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /** Begins a step. */
  begin(incidents: Incident[]): void {
    this.incidents = incidents;
    this.#abandonedAt = undefined;
    this.#hasForgotten = false;
  }

  /** Notes that its step takes something out of Zapier's cache. Long after its end it has no business there. */
  forget(): void {
    if (this.#abandonedAt !== undefined && Date.now() < this.#abandonedAt + ON_ITS_WAY) this.#noteUnheard();
    this.#hasForgotten = true;
  }

  /** Notes that nobody waits for its step any more. */
  abandon(): void {
    this.#abandonedAt = Date.now();
    if (this.#hasForgotten) this.#noteUnheard();
  }

  #noteUnheard(): void {
    this.incidents.push({ what: UNHEARD, at: Date.now() });
  }

  /** Stops it. Its timers and whatever arrives wait, and the clock goes on. */
  freeze(): void {
    this.#isFrozen = true;
  }

  /** Lets it go on, with its timers first. What arrived meanwhile is seen after so many milliseconds. */
  thaw(delay: number): void {
    this.#isFrozen = false;
    for (const callback of this.#waiting.splice(0)) onTheWire(callback, 0);
    for (const endpoint of this.endpoints) onTheWire(() => endpoint.deliver(), delay);
  }

  /** Does something as soon as the machine is awake, and never if it is off. */
  whenAwake(work: () => void): void {
    if (this.isOff) return;
    if (this.#isFrozen) this.#waiting.push(() => this.whenAwake(work));
    else work();
  }

  /** Ends it in the middle of whatever it does: nothing leaves it any more. */
  turnOff(): void {
    this.isOff = true;
    for (const endpoint of this.endpoints) endpoint.resetAndDestroy();
  }
}

const callers = new WeakMap<object, Machine>();

/** The machine at the other end of a connection that a server has. */
export const callerOf = (socket: object): Machine | undefined => callers.get(socket);

const current = new AsyncLocalStorage<{ network: Network; machine: Machine }>();

/** Does work as if it ran on that machine: what it connects to is on that network. */
export const runOn = <Result>(network: Network, machine: Machine, work: () => Result): Result =>
  current.run({ network, machine }, work);

/** Calls back after so many milliseconds, whatever becomes of the machine that is at work now. */
function onTheWire(callback: () => void, after: number): void {
  current.exit(() => setTimeout(callback, after));
}

/** Makes the timers of the present clock wait while the machine that sets them is frozen. */
export function freezeTimersWithMachines(): void {
  const { setTimeout, setImmediate } = globalThis;
  const held = (callback: (...values: unknown[]) => void) => {
    const place = current.getStore();
    if (place === undefined) return callback;
    return (...values: unknown[]) => place.machine.whenAwake(() => current.run(place, callback, ...values));
  };
  Object.assign(globalThis, {
    setTimeout: (callback: () => void, after?: number, ...values: []) =>
      setTimeout(held(callback), after, ...values),
    setImmediate: (callback: () => void, ...values: []) => setImmediate(held(callback), ...values),
  });
}

// The one place where real connections are replaced. Every agent for http makes its connections with this method, and looks
// for a kept one by this name; two machines share none.
const { createConnection, getName } = Agent.prototype;
Agent.prototype.createConnection = function (options, callback) {
  const place = current.getStore();
  if (place === undefined) return createConnection.call(this, options, callback);
  return place.network.connect(`${options.host}:${options.port}`, place.machine);
};
const names = new WeakMap<object, string>();
Agent.prototype.getName = function (options = {}) {
  // It asks again when a connection is free or closed, whoever is at work then.
  const name =
    names.get(options) ??
    `${getName.call(this, options)} ${current.getStore()?.machine.name ?? ''}`.trimEnd();
  names.set(options, name);
  return name;
};

type Parcel = Buffer | 'end' | 'reset';

/** One end of a connection. It has of a socket what Node's HTTP client and server use. */
class Endpoint extends Duplex {
  readonly #delay: () => number;
  readonly #machine: Machine | undefined;
  readonly #arrived: Parcel[] = [];
  #peer: Endpoint | undefined;
  #lastArrival = 0;
  #idle: { after: number; timer: NodeJS.Timeout } | undefined;

  constructor(delay: () => number, options: { allowHalfOpen: boolean }, machine?: Machine) {
    super(options);
    this.#delay = delay;
    this.#machine = machine;
  }

  join(peer: Endpoint): void {
    this.#peer = peer;
    peer.#peer = this;
  }

  fail(code: string): void {
    this.destroy(Object.assign(new Error(code), { code }));
  }

  /** Hands over what has arrived, unless the machine is frozen; a turn for each, as the system's own loop does. */
  deliver(): void {
    if (this.#arrived.length === 0 || this.destroyed) return;
    if (!this.#machine?.isFrozen) this.#machine?.onArrival();
    if (this.#machine?.isFrozen) return;
    const parcel = this.#arrived.shift();
    if (parcel === 'reset') this.fail('ECONNRESET');
    else this.push(parcel === 'end' ? null : parcel);
    this.#restartIdle();
    if (this.#arrived.length > 0) onTheWire(() => this.deliver(), 0);
  }

  #send(parcel: Parcel): void {
    const peer = this.#peer;
    if (peer === undefined || this.#machine?.isOff) return;
    // What is sent later never arrives earlier.
    this.#lastArrival = Math.max(this.#lastArrival, Date.now() + this.#delay());
    onTheWire(() => peer.#receive(parcel), this.#lastArrival - Date.now());
  }

  #receive(parcel: Parcel): void {
    // Whoever sends to a closed end is told so by the system.
    if (this.destroyed) {
      if (Buffer.isBuffer(parcel)) this.#send('reset');
      return;
    }
    this.#arrived.push(parcel);
    this.deliver();
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#restartIdle();
    this.#send(chunk);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'utf8', done);
  }

  override _final(done: () => void): void {
    this.#send('end');
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#idle?.timer);
    if (error === null && !this.writableFinished) this.#send('end');
    done(error);
  }

  resetAndDestroy(): void {
    if (this.destroyed) return;
    this.#send('reset');
    this.fail('ECONNRESET');
  }

  setTimeout(after: number, callback?: () => void): this {
    clearTimeout(this.#idle?.timer);
    this.#idle = undefined;
    if (callback !== undefined) {
      this.removeListener('timeout', callback);
      if (after > 0) this.once('timeout', callback);
    }
    if (after > 0) {
      const timer = current.exit(() => setTimeout(() => this.#timeOut(), after));
      this.#idle = { after, timer };
    }
    return this;
  }

  #restartIdle(): void {
    if (this.#idle !== undefined) this.setTimeout(this.#idle.after);
  }

  #timeOut(): void {
    if (this.#machine === undefined) this.emit('timeout');
    else this.#machine.whenAwake(() => this.emit('timeout'));
  }

  setKeepAlive(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
