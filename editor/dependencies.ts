import type { Action } from './definition.ts';
import type { Exchange } from './exchange.ts';
import type { BuildError } from './source.ts';
import type { Environment, ZapierApp } from './zapier-app.ts';

/** What the editor is handed besides the app. */
export interface Dependencies {
  /** What the app is called. */
  title: string;
  /** What points the app to a sandbox instead of the real services. */
  sandbox: Environment;
  /** Every kind of account that the app can be connected to. */
  accountKinds: readonly AccountKind[];
  /** How an exchange is signed, for services that sign. */
  explain: (exchange: Exchange, authData: Readonly<Record<string, string>>) => Signature | undefined;
  /** What a test came to, in words; `undefined` for the editor's own words. */
  summarize: (action: Action, record: Readonly<Record<string, unknown>>) => Summary | undefined;
  /** The orders in the sandbox. */
  orders: () => ServiceOrders[];
  /** Builds the app again if its source has changed. */
  renew: (app: ZapierApp) => Promise<BuildError | undefined>;
}

/** A service, or one of the ways to connect to it. */
export interface AccountKind {
  /** `JustClick (justclick.io)` */
  title: string;
  /** The service, as a person calls it: `JustClick`. */
  service: string;
  /** A picture of 24 by 24 units, as the content of an `<svg>`. */
  icon: string;
  /** The account of the sandbox. */
  sandbox: Readonly<Record<string, string>>;
  /** The fields of the connection that a real account is asked for; the others are as in the sandbox. */
  asks: readonly string[];
}

/** What was signed, line by line; `holds` where it was checked. */
export interface Signature {
  lines: { label: string; text: string; holds?: boolean }[];
}

/** Whether a step did what it should, did nothing because there was nothing to do, or failed. */
export type Tone = 'good' | 'warn' | 'bad';

export interface Summary {
  tone: Tone;
  text: string;
}

export interface ServiceOrders {
  service: string;
  icon: string;
  orders: { number: string; customer: string; status: string; items: string }[];
}

/** A real account must not meet an address of the sandbox that another run has left in the environment. */
export const environmentOf = ({ sandbox }: Dependencies, isSandbox: boolean): Environment =>
  isSandbox ? sandbox : Object.fromEntries(Object.keys(sandbox).map((name) => [name, '']));
