import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { ErrorContext } from '../src/http/error-context.ts';
import { ServiceError } from '../src/http/errors.ts';
import { sendChecked } from '../src/http/send-checked.ts';
import { socketPoolOf } from '../src/http/socket-pool.ts';
import { CONNECTIONS, errorOf, run, search } from './support/app.ts';

/**
 * Sockets are kept between steps, and no step is worse off for it: whatever a host does with them, each change is sent once
 * and answered, and each read is answered.
 */

/** What the host does once it has answered a request. */
type Closing = 'keeps' | 'FIN' | 'RST';

/** A host that answers what it is told to, and counts. */
class Host {
  closing: Closing = 'keeps';
  /** The header lines of its answers, besides their length. */
  says = '';
  /** How many milliseconds after its answer. */
  closesAfter = 0;
  /** What it does with the next requests instead of answering. */
  faults: ((socket: Socket) => void)[] = [];
  requests = 0;
  readonly sockets: Socket[] = [];
  readonly #server: Server = createServer((socket) => {
    this.sockets.push(socket);
    socket.on('error', () => {});
    // No request of these tests has a body.
    socket.on('data', () => this.#answer(socket));
  });

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    process.env.APLAUT_BASE_URL = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    delete process.env.APLAUT_BASE_URL;
    for (const socket of this.sockets) socket.destroy();
    this.#server.close();
  }

  /** Closes all that it has kept. */
  close(how: Closing): void {
    for (const socket of this.sockets) close(socket, how);
  }

  #answer(socket: Socket): void {
    this.requests += 1;
    const fault = this.faults.shift();
    if (fault) fault(socket);
    else this.#serve(socket);
  }

  #serve(socket: Socket): void {
    socket.write(`HTTP/1.1 429 Too Many Requests\r\n${this.says}content-length: 2\r\n\r\n{}`, () => {
      if (this.closesAfter === 0) close(socket, this.closing);
      else setTimeout(() => close(socket, this.closing), this.closesAfter);
    });
  }
}

function close(socket: Socket, how: Closing): void {
  if (how === 'FIN') socket.end();
  if (how === 'RST') socket.resetAndDestroy();
}

let host: Host;
beforeEach(async () => {
  host = new Host();
  await host.start();
});
afterEach(() => host.stop());

/** Whether a step was answered; the other outcomes are that the answer was lost, or that nobody knows. */
const outcome = async (step: Promise<unknown>): Promise<string> => {
  const { name, first } = await errorOf(step);
  return name === 'ThrottledError' ? 'answered' : first;
};
const change = () => outcome(run('delete_order', CONNECTIONS.aplaut, { order_number: 'N1' }));
const read = () => outcome(search('find_order', CONNECTIONS.aplaut, { order_number: 'N1' }));

const repeated = async (step: () => Promise<string>, times: number): Promise<string[]> => {
  const outcomes: string[] = [];
  for (let turn = 0; turn < times; turn += 1) outcomes.push(await step());
  return outcomes;
};
const answered = (times: number) => Array.from({ length: times }, () => 'answered');

/** Lets the wall clock go on, without any timer: the machine is frozen. Otherwise it stands still, however busy the machine is. */
const freeze = (milliseconds: number): void => {
  frozen += milliseconds;
};
let frozen = 0;
const { now } = Date;
beforeEach(() => {
  frozen = 0;
  const start = now();
  jest.spyOn(Date, 'now').mockImplementation(() => start + frozen);
});

test.each([
  ['changes', change],
  ['reads', read],
])('a host that keeps sockets serves 20 %s on one', async (_name, step) => {
  expect(await repeated(step, 20)).toEqual(answered(20));
  expect(host.requests).toBe(20);
  expect(host.sockets.length).toBe(1);
});

describe.each(['FIN', 'RST'] as const)('a host that closes sockets with %s', (closing) => {
  describe.each([
    ['says so', 'connection: close\r\n'],
    ['says nothing', ''],
    ['says the opposite', 'connection: keep-alive\r\nkeep-alive: timeout=5\r\n'],
  ])('and %s', (_name, says) => {
    test.each([
      ['changes', change],
      ['reads', read],
    ])('after each answer: 20 %s are sent once and answered', async (_kind, step) => {
      Object.assign(host, { closing, says });
      expect(await repeated(step, 20)).toEqual(answered(20));
      expect(host.requests).toBe(20);
      expect(host.sockets.length).toBe(20);
    });
  });

  test('a little after each answer: 20 changes are sent once and answered', async () => {
    Object.assign(host, { closing, closesAfter: 10 });
    expect(await repeated(change, 20)).toEqual(answered(20));
    expect(host.requests).toBe(20);
  });

  test.each([
    ['changes', change],
    ['reads', read],
  ])('after a second: %s at any time are sent once and answered', async (_kind, step) => {
    for (const pause of [0, 100, 490, 510, 900, 1_100, 5_000]) {
      expect(await step()).toBe('answered');
      freeze(pause);
      if (pause > 1_000) host.close(closing);
    }
    expect(await step()).toBe('answered');
    expect(host.requests).toBe(8);
  });
});

/** A host that is gone without a word, as seen from a machine that was frozen: what was sent to it then is lost. */
const isGone = (socket: Socket) => socket.resetAndDestroy();

test.each([
  ['a change', 500, change],
  ['a read', 3_000, read],
])('%s has a new socket if the old one was idle for %i ms', async (_name, milliseconds, step) => {
  await repeated(step, 2);
  freeze(milliseconds);
  host.sockets[0]?.removeAllListeners('data').on('data', () => isGone(host.sockets[0] as Socket));
  expect(await step()).toBe('answered');
  expect(host.requests).toBe(3);
  expect(host.sockets.length).toBe(2);
});

test('a read has a new socket where the host keeps them for a shorter time', async () => {
  host.says = 'keep-alive: timeout=2, max=100\r\n';
  await read();
  freeze(1_000);
  await read();
  expect(host.sockets.length).toBe(2);
});

test('a clock that was set back makes no socket young', async () => {
  await read();
  freeze(-60_000);
  await read();
  expect(host.sockets.length).toBe(2);
});

test('a read on a kept socket that breaks is asked once more, on a new one', async () => {
  await read();
  host.faults = [isGone];
  expect(await read()).toBe('answered');
  expect(host.requests).toBe(3);
  expect(host.sockets.length).toBe(2);
});

test('but not a third time', async () => {
  await read();
  host.faults = [isGone, isGone];
  expect(await read()).toMatch('was lost before its response was complete');
  expect(host.requests).toBe(3);
});

test('nor on a socket that was new', async () => {
  host.faults = [isGone];
  expect(await read()).toMatch('was lost before its response was complete');
  expect(host.requests).toBe(1);
});

test('nor once the answer has begun', async () => {
  await read();
  host.faults = [
    (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{', () => isGone(socket)),
  ];
  expect(await read()).toMatch('was lost before its response was complete');
  expect(host.requests).toBe(2);
});

test('a change is sent once, wherever it breaks', async () => {
  await change();
  host.faults = [isGone];
  expect(await change()).toMatch(/^Order N1 may or may not have been deleted/);
  // What follows is a read: is the order still there?
  expect(host.requests).toBe(3);
});

test.each(['FIN', 'RST'] as const)(
  'a response that ends too early with %s is noticed at once',
  async (closing) => {
    host.faults = [
      (socket) =>
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{', () => close(socket, closing)),
    ];
    // Otherwise the step would wait for its 25 seconds, and say so.
    expect(await change()).toMatch('was lost before its response was complete');
  },
);

test('a response that ends with its socket is whole', async () => {
  host.faults = [(socket) => socket.end('HTTP/1.1 429 Too Many Requests\r\n\r\n{}')];
  expect(await change()).toBe('answered');
});

test('steps at one time have sockets of their own, of which four are kept', async () => {
  expect(await Promise.all(Array.from({ length: 6 }, read))).toEqual(answered(6));
  expect(await Promise.all(Array.from({ length: 6 }, read))).toEqual(answered(6));
  expect(host.sockets.length).toBe(8);
});

test('a change follows another after a second once the host was seen to keep a socket for longer', async () => {
  for (let turn = 0; turn < 6; turn += 1) {
    expect(await change()).toBe('answered');
    freeze(900);
  }
  // The first three are new; then the first of them was idle for 1.8 seconds, so 0.9 are safe.
  expect(host.sockets.length).toBe(3);
  freeze(1_500);
  await change();
  expect(host.sockets.length).toBe(4);
});

test('that a socket outlived a slow answer says nothing: its end may be on its way', async () => {
  await change();
  freeze(600);
  host.faults = [
    (socket) => {
      freeze(1_000);
      socket.write('HTTP/1.1 429 Too Many Requests\r\ncontent-length: 2\r\n\r\n{}');
    },
  ];
  await change();
  freeze(600);
  await change();
  expect(host.sockets.length).toBe(3);
});

test('a change has a new socket after a slow answer, which may have waited for a frozen machine', async () => {
  host.faults = [
    (socket) => {
      freeze(600);
      socket.write('HTTP/1.1 429 Too Many Requests\r\ncontent-length: 2\r\n\r\n{}');
    },
  ];
  await read();
  expect(await change()).toBe('answered');
  expect(host.sockets.length).toBe(2);
});

test('a host that was seen to close an idle socket gets each change on a new one', async () => {
  await repeated(change, 2);
  // It is closed on this side once the other one has seen its end.
  const isClosed = Promise.all(host.sockets.map((socket) => once(socket, 'close')));
  host.close('FIN');
  await isClosed;
  await repeated(change, 2);
  expect(host.sockets.length).toBe(3);
});

test.each([
  [3, true, true],
  [2.9, false, true],
])('with %f seconds left a change is begun: %p; a read: %p', async (left, isChangeBegun, isReadBegun) => {
  const request = { method: 'GET', url: 'https://api.aplaut.io/v4/orders', headers: {} } as const;
  const common = { service: 'Aplaut', failed: 'The order was not updated' };
  const reading: ErrorContext = { kind: 'read', ...common };
  const changing: ErrorContext = {
    kind: 'change',
    ...common,
    unclear: 'The change may or may not have been made',
    check: 'Look.',
  };
  const isBegun = async (why: ErrorContext) => {
    let sent = 0;
    const send = async () => {
      sent += 1;
      return { status: 200, header: () => undefined, text: '{}' };
    };
    const error = await sendChecked(why, request, { send, secondsLeft: () => left }).catch(
      (thrown) => thrown,
    );
    if (sent === 0) {
      expect(error).toBeInstanceOf(ServiceError);
      expect((error as ServiceError).summary).toBe(
        'The order was not updated: Aplaut was so slow that there was no time left to change anything.',
      );
    }
    return sent === 1;
  };
  expect(await isBegun(changing)).toBe(isChangeBegun);
  expect(await isBegun(reading)).toBe(isReadBegun);
});

test('the sockets of 200 hosts are kept, those of the oldest are forgotten', () => {
  const poolOf = (number: number) => socketPoolOf(`https://shop-${number}.example/orders`);
  const [first, second] = [poolOf(1), poolOf(2)];
  for (let number = 3; number <= 201; number += 1) poolOf(number);
  expect(poolOf(2)).toBe(second);
  expect(poolOf(1)).not.toBe(first);
});
