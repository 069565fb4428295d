import { join } from 'node:path';
import { packagedHandler } from '../simulation/packaged-app.ts';
import { bundle } from './bundle.ts';
import type { Edition } from './editions.ts';

/** Builds an edition (`dist/index.js`, `dist/editions/aplaut/index.js`) and returns its handler. */
export async function packagedEdition({ folder }: Edition): ReturnType<typeof packagedHandler> {
  const file = join('dist', folder, 'index.js');
  await bundle(join(folder, 'index.ts'), file);
  return packagedHandler({ file });
}
