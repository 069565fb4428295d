import { type Dependencies, environmentOf, type Preset } from './dependencies.ts';
import { inputDataOf } from './input-data.ts';
import type { PageState } from './page.ts';
import { textAt } from './tree.ts';
import type { Connection, Memory, Workspace } from './workspace.ts';
import type { ZapierApp } from './zapier-app.ts';

/** Puts in the passwords that a page has sent before, and keeps those that it sends now. */
export function keepPasswords(app: ZapierApp, page: PageState, { passwords }: Memory): void {
  for (const { key, type } of app.definition.authentication.fields) {
    if (type !== 'password') continue;
    const typed = textAt(page.connect, key);
    if (typed) passwords[key] = typed;
    else if (passwords[key] !== undefined) page.connect[key] = passwords[key];
  }
}

/** Fills the connection form in for an account of the sandbox. */
export function fillIn(page: PageState, memory: Memory, { authData }: Preset): void {
  memory.connecting = undefined;
  memory.passwords = {};
  page.connect = { ...authData };
  page.isSandbox = true;
}

/** Tests the account that is filled in, and keeps it if the test went well. How it went is in the memory. */
export async function connect(
  app: ZapierApp,
  dependencies: Dependencies,
  workspace: Workspace,
  page: PageState,
): Promise<Connection | undefined> {
  const { fields, connectionLabel } = app.definition.authentication;
  const memory = workspace.memory(page.id);
  const filled = inputDataOf(fields, page.connect, (text) => text);
  const authData = Object.fromEntries(Object.entries(filled).map(([key, value]) => [key, String(value)]));
  const run = await app.testConnection({ authData }, environmentOf(dependencies, page.isSandbox));
  memory.connecting = run;
  if (run.result === undefined) return undefined;
  page.connect = {};
  memory.passwords = {};
  return workspace.connect(
    rendered(connectionLabel, { ...authData, ...run.result }),
    authData,
    page.isSandbox,
  );
}

/** A connection's label with its values filled in: `{{label}}`, `{{bundle.authData.login}}`. */
const rendered = (label: string, values: Readonly<Record<string, unknown>>): string =>
  label.replace(/\{\{(?:bundle\.(?:authData|inputData)\.)?(\w+)\}\}/g, (_gap, key: string) =>
    String(values[key] ?? ''),
  );
