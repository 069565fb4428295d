import type { Exchange } from './exchange.ts';
import type { Environment, ZapierApp } from './zapier-app.ts';

/** What the editor is handed besides the app. */
export interface Dependencies {
  /** What the app is called. */
  title: string;
  /** What points the app to a sandbox instead of the real services. */
  sandbox: Environment;
  /** Accounts of the sandbox, to be filled in with one click. */
  presets: readonly Preset[];
  /** What a proof of an exchange consists of, for services that have one. */
  explain: (exchange: Exchange, authData: Readonly<Record<string, string>>) => Proof | undefined;
  /** The orders in the sandbox. */
  orders: () => ServiceOrders[];
  /** Brings the app up to its source; gives a sentence if that cannot be. */
  renew: (app: ZapierApp) => Promise<string | undefined>;
}

export interface Preset {
  title: string;
  authData: Readonly<Record<string, string>>;
}

/** How an exchange proves itself, line by line; `holds` where it was checked. */
export interface Proof {
  lines: { label: string; text: string; holds?: boolean }[];
}

export interface ServiceOrders {
  service: string;
  orders: { number: string; customer: string; status: string; items: string }[];
}

/** A real account must not meet an address of the sandbox that another run has left in the environment. */
export const environmentOf = ({ sandbox }: Dependencies, isSandbox: boolean): Environment =>
  isSandbox ? sandbox : Object.fromEntries(Object.keys(sandbox).map((name) => [name, '']));
