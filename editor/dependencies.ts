import type { AccountKind } from './account.ts';
import type { Action } from './definition.ts';
import type { Exchange } from './exchange.ts';
import type { ZapRunner } from './runner.ts';
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
  /** Runs Zaps that are turned on; without one there is no turning on. */
  runner?: ZapRunner;
  /** Builds the app again if its source has changed. */
  renew: (app: ZapierApp) => Promise<BuildError | undefined>;
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

/** What a service of the sandbox holds, and what can be done there by hand while Zaps run. */
export interface ServiceOrders {
  service: string;
  icon: string;
  actions: readonly OrderAction[];
  orders: ServiceOrder[];
}

export interface ServiceOrder {
  number: string;
  customer: string;
  status: string;
  items: string;
  actions: readonly OrderAction[];
}

/** Something that `ZapRunner.act` does. */
export interface OrderAction {
  id: string;
  label: string;
}

/** A real account must not meet an address of the sandbox that another run has left in the environment. */
export const environmentOf = ({ sandbox }: Dependencies, isSandbox: boolean): Environment =>
  isSandbox ? sandbox : Object.fromEntries(Object.keys(sandbox).map((name) => [name, '']));
