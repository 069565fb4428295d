import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '../sandbox/registration.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/services.ts';
import { type Command, isOffered, type Query } from '../src/contract/service.ts';
import { SERVICES } from '../src/services/index.ts';
import { serviceOf } from '../src/zapier/connection.ts';
import { ALL_ACTIONS } from '../tools/offers.ts';
import type { Apps } from './apps.ts';
import { spreadOf, type Table, written } from './measure.ts';
import { Helper } from './processes.ts';
import { SAMPLE_EVENT } from './sample-order.ts';

/** Milliseconds from here to a service and back, as from Zapier's machines in America to Europe or Russia. */
export const ROUND_TRIP = 100;

/** How the app is called. */
interface Step {
  name: string;
  event: object;
  /** A read from the same service, just before it in a warm process. */
  before?: object;
}

const BARE: Step = { name: 'bare app: Create Order', event: SAMPLE_EVENT };

/**
 * Every implementation of every action once, on its example, service by service. Orders are made before anything looks for
 * them, and deleted last.
 */
function stepsOfOurs(): Step[] {
  const seen = new Set<Command | Query>();
  return Object.values(SANDBOX_ACCOUNTS).flatMap((account) => {
    const steps = ALL_ACTIONS.flatMap(({ type, actions }) =>
      actions.flatMap(({ spec: { key, label }, offerOf }) => {
        const implementation = offerOf(serviceOf(SERVICES, account));
        if (!isOffered(implementation) || seen.has(implementation)) return [];
        seen.add(implementation);
        const method = `${METHODS[type]}.${key}.operation.perform`;
        return [
          {
            turn: turnOf(type, key),
            name: `${account.service}: ${label}`,
            event: eventFor(account, method, implementation.example),
            before: eventFor(account, 'triggers.list_products.operation.perform', {}),
          },
        ];
      }),
    );
    return steps.sort((a, b) => a.turn - b.turn);
  });
}

const METHODS = { trigger: 'triggers', search: 'searches', create: 'creates' } as const;

const turnOf = (type: string, key: string): number =>
  key === 'delete_order' ? 2 : type === 'create' ? 0 : 1;

const eventFor = (authData: Account, method: string, inputData: unknown): object => ({
  command: 'execute',
  method,
  bundle: { authData, inputData },
  calledFromCli: true,
});

/** What one step took. */
interface Taken {
  milliseconds: number;
  requests: number;
}

/** Each action on a line as long as a real one, with TLS: in a process that has run steps before, and in a new one. */
export async function onRealLine(apps: Apps, { rounds }: { rounds: number }): Promise<Table> {
  const folder = mkdtempSync(join(tmpdir(), 'orders-for-zapier-bench-'));
  const certificate = makeCertificate(folder);
  const { helper: line, first: environment } = await Helper.start<Record<string, string>, number>(
    'bench/line-process.ts',
    [certificate.key, certificate.file],
  );
  const env = { ...environment, NODE_EXTRA_CA_CERTS: certificate.file };
  const start = async (app: string) =>
    (await Helper.start<string, number>(apps.program('any-step'), [app], env)).helper;
  const take = async (process: Helper<number>, { event }: Step): Promise<Taken> => {
    await line.ask('count');
    const milliseconds = await process.ask(event);
    return { milliseconds, requests: await line.ask('count') };
  };
  const inNew = async (app: string, step: Step): Promise<Taken> => {
    const process = await start(app);
    try {
      return await take(process, step);
    } finally {
      await process.stop();
    }
  };
  const contestants = [
    { app: apps.bare.folder, steps: [BARE] },
    { app: apps.ours.folder, steps: stepsOfOurs() },
  ];
  const warm = new Map<Step, Taken[]>();
  const cold = new Map<Step, Taken[]>();
  const note = (taken: Map<Step, Taken[]>, step: Step, what: Taken) =>
    taken.set(step, [...(taken.get(step) ?? []), what]);
  try {
    for (const { app, steps } of contestants) {
      const process = await start(app);
      // The first two rounds compile the code, and open sockets.
      for (let round = -2; round < rounds; round += 1) {
        await line.ask('reset');
        for (const step of steps) {
          if (step.before) await process.ask(step.before);
          const taken = await take(process, step);
          if (round >= 0) note(warm, step, taken);
        }
      }
      await process.stop();
      for (let round = 0; round < rounds; round += 1) {
        await line.ask('reset');
        for (const step of steps) note(cold, step, await inNew(app, step));
      }
    }
  } finally {
    await line.stop();
    rmSync(folder, { recursive: true });
  }
  return {
    title: 'On a real line',
    text:
      `TLS 1.3, and a proxy that makes each round trip ${ROUND_TRIP} ms long, the handshakes of TCP and TLS included. The least ` +
      'is a round trip for each request; in a new process two more for the handshakes. A warm process has just read from the ' +
      'same service. Round trips are the whole ones in the median. Goals in a warm process: a create at most 1.05 × the bare app, and no action above 1.15 × its least.',
    head: ['', 'Requests', 'Warm, ms', 'Round trips', '× least', 'New process, ms', 'Round trips', '× least'],
    rows: contestants.flatMap(({ steps }) =>
      steps.map((step) => [
        step.name,
        String(warm.get(step)?.[0]?.requests ?? 0),
        ...cells(warm.get(step) ?? [], 0),
        ...cells(cold.get(step) ?? [], 2),
      ]),
    ),
  };
}

function cells(taken: readonly Taken[], handshakes: number): string[] {
  const spread = spreadOf(taken.map(({ milliseconds }) => milliseconds));
  const least = ((taken[0]?.requests ?? 0) + handshakes) * ROUND_TRIP;
  return [
    written(spread, 0),
    String(Math.floor(spread.median / ROUND_TRIP)),
    (spread.median / least).toFixed(2),
  ];
}

/** Makes a certificate for the hosts of the services, good for the length of the bench. */
function makeCertificate(folder: string): { key: string; file: string } {
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const names = ['*.influencersoft.com', '*.justclick.io', '*.justclick.ru', 'api.aplaut.io'];
  const subject = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
      ],
      ...['-subj', '/CN=bench', '-addext', subject, '-keyout', key, '-out', file],
    ],
    { stdio: 'ignore' },
  );
  return { key, file };
}
