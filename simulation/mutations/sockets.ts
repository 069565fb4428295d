import type { Mutation } from './mutation.ts';

const POOL = 'src/http/socket-pool.ts';
const TRANSPORT = 'src/zapier/transport.ts';

/** Rules about kept connections. */
export const SOCKETS: readonly Mutation[] = [
  {
    rule: 'A change goes over a kept connection of any age',
    file: POOL,
    find: 'return socket.idleAtMost(Date.now()) < this.#keptFor - MARGIN;',
    replace: 'return socket.idleAtMost(Date.now()) < Number.POSITIVE_INFINITY;',
    scenario: 'sockets',
    seed: 2,
    breaks: 'unclear',
  },
  {
    rule: 'The age of a kept connection counts from when its last response was read',
    file: POOL,
    find: 'return socket.idleAtMost(Date.now())',
    replace: 'return socket.idleFor(Date.now())',
    scenario: 'sockets',
    seed: 206356825,
    breaks: 'unclear',
  },
  {
    rule: 'A change goes over a kept connection of a host of which nothing is known',
    file: POOL,
    find: 'await sleep(SETTLING);\n      await sleep(THAWING);',
    replace: '',
    scenario: 'sockets',
    seed: 28,
    breaks: 'unclear',
  },
  {
    rule: 'A machine that was frozen while it waited for the end of a connection does not wait again',
    file: POOL,
    find: 'await sleep(THAWING);',
    replace: '',
    scenario: 'sockets',
    seed: 673339087,
    breaks: 'unclear',
  },
  {
    rule: 'A change on a broken connection is sent again',
    file: TRANSPORT,
    find: 'if (isCut && isSafe && socket.brokeUnanswered)',
    replace: 'if (isCut && socket.brokeUnanswered)',
    scenario: 'sockets',
    seed: 16,
    breaks: 'again',
  },
  {
    rule: 'A read on a kept connection that broke is not sent again',
    file: TRANSPORT,
    find: 'if (isCut && isSafe && socket.brokeUnanswered)',
    replace: 'if (isCut && isSafe && !socket.brokeUnanswered)',
    scenario: 'sockets',
    seed: 2,
    breaks: 'unread',
  },
];
