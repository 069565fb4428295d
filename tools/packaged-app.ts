import { statSync } from 'node:fs';
import zapier from 'zapier-platform-core';

/** The handler of the packaged app (`dist/index.js`), as it was built last. */
export async function packagedHandler(): Promise<ReturnType<typeof zapier.createAppHandler>> {
  const file = new URL('../dist/index.js', import.meta.url);
  // Node reads a module once; with another address it is another module.
  file.searchParams.set('built', String(statSync(file).mtimeMs));
  const app: { default: unknown } = await import(file.href);
  return zapier.createAppHandler(app.default);
}
