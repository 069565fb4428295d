import { bundle } from './bundle.ts';

await bundle('index.ts', 'dist/index.js');
