import { statSync } from 'node:fs';
import zapier from 'zapier-platform-core';

/** The Lambda handler of a Zapier app. */
export type Handler = ReturnType<typeof zapier.createAppHandler>;

/** The handler of the packaged app (`dist/index.js`), as it was built last. */
export async function packagedHandler(): Promise<Handler> {
  const file = new URL('../dist/index.js', import.meta.url);
  // Node reads a module once; with another address it is another module.
  file.searchParams.set('built', String(statSync(file).mtimeMs));
  const app: { default: unknown } = await import(file.href);
  return zapier.createAppHandler(app.default);
}

/** What a step failed with: the Zapier error's name and what a user reads, which core packs into JSON for some errors. */
export interface Failure {
  name: string;
  message: string;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  try {
    return { name: error.name, message: String(JSON.parse(error.message).message) };
  } catch {
    return { name: error.name, message: error.message };
  }
}
