import { cli } from './cli.ts';

await cli(['validate', ...process.argv.slice(2)]);
