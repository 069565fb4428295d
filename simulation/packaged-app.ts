import { statSync } from 'node:fs';
import zapier from 'zapier-platform-core';

/**
 * The handler of a packaged app, as it was built last.
 *
 * @param options.file what was built
 * @param options.copy another number is another copy of the app's modules, as another process would have
 */
export async function packagedHandler({
  file = 'dist/index.js',
  copy = 0,
}: {
  file?: string | undefined;
  copy?: number;
} = {}): Promise<ReturnType<typeof zapier.createAppHandler>> {
  const url = new URL(`../${file}`, import.meta.url);
  // Node reads a module once; with another address it is another module.
  url.searchParams.set('built', String(statSync(url).mtimeMs));
  url.searchParams.set('copy', String(copy));
  const app: { default: unknown } = await import(url.href);
  return zapier.createAppHandler(app.default);
}
