import type { AccountKind, Connection } from './account.ts';
import type { Dependencies } from './dependencies.ts';
import { environmentOf } from './dependencies.ts';
import { inputDataOf } from './input-data.ts';
import { put, type Tree } from './tree.ts';
import type { Memory, Workspace } from './workspace.ts';
import type { ZapierApp } from './zapier-app.ts';

/** Connects accounts, and keeps those that pass the test of their connection. */
export class Accounts {
  readonly #app: ZapierApp;
  readonly #dependencies: Dependencies;
  readonly #workspace: Workspace;

  constructor(app: ZapierApp, dependencies: Dependencies, workspace: Workspace) {
    this.#app = app;
    this.#dependencies = dependencies;
    this.#workspace = workspace;
  }

  /** Connects an account of the sandbox. */
  connectSandbox(memory: Memory, kind: AccountKind): Promise<Connection | undefined> {
    return this.#connect(memory, { kind, authData: kind.sandbox, isSandbox: true });
  }

  /** Connects the real account that is filled in. */
  connectReal(memory: Memory, kind: AccountKind, values: Tree): Promise<Connection | undefined> {
    const { fields } = this.#app.definition.authentication;
    const all = { ...values };
    for (const [key, value] of Object.entries(kind.sandbox))
      if (!kind.asks.includes(key)) put(all, key, value);
    const filled = inputDataOf(fields, all, (text) => text);
    const authData = Object.fromEntries(Object.entries(filled).map(([key, value]) => [key, String(value)]));
    return this.#connect(memory, { kind, authData, isSandbox: false });
  }

  /** Why it failed is in the memory. */
  async #connect(memory: Memory, account: Omit<Connection, 'id' | 'label'>): Promise<Connection | undefined> {
    const { authData, isSandbox } = account;
    const run = await this.#app.testConnection({ authData }, environmentOf(this.#dependencies, isSandbox));
    memory.connectError = run.error;
    if (run.result === undefined) return undefined;
    const { connectionLabel } = this.#app.definition.authentication;
    const label = rendered(connectionLabel, { ...authData, ...run.result });
    return this.#workspace.connect({ ...account, label });
  }
}

/** A connection's label with its values filled in: `{{label}}`, `{{bundle.authData.login}}`. */
const rendered = (label: string, values: Readonly<Record<string, unknown>>): string =>
  label.replace(/\{\{(?:bundle\.(?:authData|inputData)\.)?(\w+)\}\}/g, (_gap, key: string) =>
    String(values[key] ?? ''),
  );
