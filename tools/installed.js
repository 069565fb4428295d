// Plain JavaScript without packages, because it runs where nothing may be installed yet.
import { existsSync } from 'node:fs';

if (!existsSync(new URL('../node_modules/typescript', import.meta.url))) {
  console.error('The packages are not installed. Run this first: npm ci');
  process.exit(1);
}
