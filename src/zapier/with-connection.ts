import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Service, Services } from '../contract/service.ts';
import type { StepContext } from '../contract/step-context.ts';
import { cacheOf } from './cache.ts';
import { type Connected, connect, secretsOf } from './connection.ts';
import { zapierError } from './errors.ts';
import { transport } from './transport.ts';

/**
 * Runs one step: connects, works, and turns whatever goes wrong into an error for the person in the Zap editor.
 *
 * @throws the Zapier error for what went wrong
 */
export async function withConnection<Result>(
  z: ZObject,
  { authData }: Bundle,
  services: Services,
  work: (connected: Connected) => Promise<Result>,
): Promise<Result> {
  try {
    const stepFor = ({ baseUrlVariable }: Service): StepContext => ({
      ...transport(z, baseUrlVariable),
      cache: cacheOf(z),
    });
    return await work(connect(services, authData, stepFor));
  } catch (error) {
    throw zapierError(z, error, secretsOf(services, authData));
  }
}
