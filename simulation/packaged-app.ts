import { statSync } from 'node:fs';
import zapier from 'zapier-platform-core';

/**
 * The handler of the packaged app (`dist/index.js`), as it was built last.
 *
 * @param copy another number is another copy of the app's modules, as another process would have
 */
export async function packagedHandler(copy = 0): Promise<ReturnType<typeof zapier.createAppHandler>> {
  const file = new URL('../dist/index.js', import.meta.url);
  // Node reads a module once; with another address it is another module.
  file.searchParams.set('built', String(statSync(file).mtimeMs));
  file.searchParams.set('copy', String(copy));
  const app: { default: unknown } = await import(file.href);
  return zapier.createAppHandler(app.default);
}
