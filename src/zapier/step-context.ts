import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Connection, Send, Service } from '../contract/service.ts';
import { connectionOf, serviceOf } from './connection.ts';
import { zapierError } from './errors.ts';
import { transport } from './transport.ts';

/** Everything a step needs to talk to the connected service. */
export interface Line {
  connection: Connection;
  service: Service;
  send: Send;
}

/**
 * Runs one step: connects, works, and turns whatever goes wrong into an error for the person in the Zap editor.
 *
 * @throws the Zapier error for what went wrong
 */
export async function step<Result>(
  z: ZObject,
  { authData }: Bundle,
  work: (line: Line) => Promise<Result>,
): Promise<Result> {
  try {
    const connection = connectionOf(authData);
    const service = serviceOf(connection);
    return await work({ connection, service, send: transport(z, service.baseUrlVariable) });
  } catch (error) {
    throw zapierError(z, error, authData.api_key ?? '');
  }
}
