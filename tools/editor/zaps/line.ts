import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Arrival, Outcome } from '../../../sandbox/reply.ts';

/**
 * A line from a thread to the services of the one that started it. The thread waits for an answer without letting go of its
 * clock, which a promise would have to.
 */
export interface Line {
  port: MessagePort;
  /** Turns to 1 with each answer. */
  signal: SharedArrayBuffer;
}

interface Question {
  /** The name of the service. */
  service: string;
  /** The time in the thread, in milliseconds. */
  now: number;
  arrival: Omit<Arrival, 'query' | 'bytes'> & { query: string; bytes: Uint8Array };
}

type Answer = { outcome: Outcome } | { error: string };

/** Lays a line, and answers on this side. Both ends have to be passed on: the port to be transferred, too. */
export function layLine(answer: (service: string, arrival: Arrival, now: number) => Outcome): Line {
  const { port1, port2 } = new MessageChannel();
  const signal = new SharedArrayBuffer(4);
  port1.on('message', ({ service, now, arrival }: Question) => {
    port1.postMessage(answered(() => answer(service, restored(arrival), now)));
    const flag = new Int32Array(signal);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  });
  port1.unref();
  return { port: port2, signal };
}

/** Whoever waits has to get an answer, whatever happens. */
function answered(answer: () => Outcome): Answer {
  try {
    return { outcome: answer() };
  } catch (error) {
    return { error: String(error) };
  }
}

/**
 * Asks from the other end.
 *
 * @throws {Error} if the service could not answer
 */
export function ask({ port, signal }: Line, service: string, arrival: Arrival): Outcome {
  const flag = new Int32Array(signal);
  Atomics.store(flag, 0, 0);
  const { query, ...rest } = arrival;
  const question: Question = { service, now: Date.now(), arrival: { ...rest, query: query.toString() } };
  port.postMessage(question);
  Atomics.wait(flag, 0, 0);
  const received: { message: Answer } | undefined = receiveMessageOnPort(port);
  if (received === undefined) throw new Error('The line is silent.');
  if ('error' in received.message) throw new Error(received.message.error);
  return received.message.outcome;
}

const restored = ({ query, bytes, ...rest }: Question['arrival']): Arrival => ({
  ...rest,
  query: new URLSearchParams(query),
  bytes: Buffer.from(bytes),
});
