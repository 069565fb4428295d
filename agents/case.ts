/** What a user writes, and what is right to do about it. */
export interface PlainRequest {
  /** The model reads it, so it says nothing about what is right. */
  id: string;
  /** In plain words. */
  request: string;
  /** What has to become of the orders, if need be one of several; `ask` if nobody can know. */
  right: Change | readonly Change[] | 'ask';
}

/** A request of somebody with an account of a service. */
export interface AgentCase extends PlainRequest {
  account: 'influencersoft' | 'justclick' | 'aplaut';
  /** Whether the fields are listed with the connection, or only those that are there without one. */
  isConnected: boolean;
}

/** What is different in the services afterwards. */
export interface Change {
  /** New orders, in any order. */
  added?: readonly WantedValues[];
  /** What is different about orders that there were, by number. */
  changed?: Readonly<Record<string, WantedValues>>;
  /** The numbers of orders that are gone. */
  removed?: readonly string[];
}

/** Values of an order, by the keys of `SeenOrder`: as they have to be, or a pattern, or a test, also of a value that is missing. */
export type WantedValues = Readonly<
  Record<string, string | RegExp | ((value: string | undefined) => boolean)>
>;

/** When all requests are made: a Thursday, at noon where the user is. */
export const NOW = '2026-11-26T12:00:00+03:00';

/** Returns requests of somebody with an account of a service. */
export const casesOf = (
  account: AgentCase['account'],
  isConnected: boolean,
  requests: readonly PlainRequest[],
): AgentCase[] => requests.map((request) => ({ ...request, account, isConnected }));
