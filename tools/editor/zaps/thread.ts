import { parentPort, workerData } from 'node:worker_threads';
import { packagedHandler } from '../../../simulation/packaged-app.ts';
import { type App, appOf } from '../../../simulation/zapier/app.ts';
import { VirtualClock } from '../../../simulation/zapier/clock.ts';
import { ask } from './line.ts';
import type { Request, Response, ThreadData } from './messages.ts';
import { World } from './world.ts';

/** The thread in which Zaps run, because their clock takes a thread over. Requests are carried out one after the other. */

const { file, start, line, services }: ThreadData = workerData;

/** The app as it was built last, on two machines that do not know of each other. */
const loadApp = async (): Promise<App> =>
  appOf([await packagedHandler({ file, copy: 1 }), await packagedHandler({ file, copy: 2 })]);

// Read before any clock stands still.
await loadApp();
const world = new World(
  new VirtualClock(new Date(start)),
  services.map((service) => ({ ...service, handle: (arrival) => ask(line, service.name, arrival) })),
);

let previous: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (request: Request) => {
  previous = previous.then(async () => parentPort?.postMessage(await responseTo(request)));
});

async function responseTo(request: Request): Promise<Response> {
  try {
    const found = await carryOut(request);
    return { now: Date.now(), ...found };
  } catch (error) {
    return { crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function carryOut(request: Request) {
  switch (request.type) {
    case 'turn_on':
      return { error: await world.turnOn(request.zap, await loadApp(), request.steps) };
    case 'turn_off':
      return void world.turnOff(request.zap);
    case 'advance':
      return world.advance(request.by);
    case 'advance_to_poll':
      return world.advanceToPollOf(request.zap);
    case 'replay':
      return world.replay(request.zap, request.run);
    case 'reconnect':
      return world.reconnect(request.zap);
    case 'set_fault':
      return void world.setFault(request.fault);
    case 'history':
      return { history: world.history(request.zap) };
  }
}
