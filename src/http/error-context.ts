/** The purpose of a request: whether it may be sent twice, and the words that an error message needs. */
export type ErrorContext = ReadContext | ChangeContext;

/** A request that only reads, whatever its method (shops read by POST): asking twice does no harm (RFC 9110, 9.2.1). */
export interface ReadContext extends CommonContext {
  kind: 'read';
}

/** A request that changes something. */
export interface ChangeContext extends CommonContext {
  kind: 'change';
  /** `The order may or may not have been created`, to be followed by a colon and the reason. */
  unclear: string;
  /** How to find out, before the step is replayed. */
  check: string;
}

interface CommonContext {
  /** The service's name, such as `InfluencerSoft`. */
  service: string;
  /** `The order was not created`, to be followed by a colon and the reason. */
  failed: string;
  /** Advice for when the service is busy; left out if Zapier tries again by itself. */
  busyAdvice?: string;
}

/** Testing a connection, which Zapier does not repeat. */
export const connecting = (service: string): ReadContext => ({
  kind: 'read',
  service,
  failed: `The connection to ${service} doesn't work`,
  busyAdvice: 'Test it again in a few minutes.',
});

/**
 * Reading something, which changes nothing.
 *
 * @param thing `The orders`, at the beginning of a sentence
 */
export const reading = (service: string, thing: string): ReadContext => ({
  kind: 'read',
  service,
  failed: `${thing} could not be read`,
});
