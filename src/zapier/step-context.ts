import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Service, Services } from '../contract/service.ts';
import type { Step } from '../contract/step.ts';
import { cacheOf } from './cache.ts';
import { connect, secretsOf } from './connection.ts';
import { zapierError } from './errors.ts';
import { transport } from './transport.ts';

/** The service that a step is for. */
export interface StepContext {
  service: Service;
  /** The service's client for the connected account. */
  client: unknown;
}

/**
 * Runs one step: connects, works, and turns whatever goes wrong into an error for the person in the Zap editor.
 *
 * @throws the Zapier error for what went wrong
 */
export async function withConnection<Result>(
  z: ZObject,
  { authData }: Bundle,
  services: Services,
  work: (context: StepContext) => Promise<Result>,
): Promise<Result> {
  try {
    const stepFor = ({ baseUrlVariable }: Service): Step => ({
      ...transport(z, baseUrlVariable),
      cache: cacheOf(z),
    });
    return await work(connect(services, authData, stepFor));
  } catch (error) {
    throw zapierError(z, error, secretsOf(services, authData));
  }
}
