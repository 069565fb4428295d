import type { Apps, PackedApp } from './apps.ts';
import type { Table } from './measure.ts';

/** The two zips, and what the difference is made of. */
export function zipSize({ ours, bare, bundle }: Apps): Table {
  const row = (name: string, bytesOf: (app: PackedApp) => number) => [
    name,
    ...[bytesOf(bare), bytesOf(ours), bytesOf(ours) - bytesOf(bare)].map((bytes) =>
      bytes.toLocaleString('en'),
    ),
  ];
  const files = ['dist/index.js', 'definition.json', 'package.json'];
  return {
    title: 'The zip',
    text:
      'As the command line of Zapier builds it from production dependencies; packed bytes. The rest of both are core and ' +
      `what it needs. Before it is packed, our \`dist/index.js\` holds ${bundle.own.toFixed(0)} KB of own code ` +
      `and ${bundle.zod.toFixed(0)} KB of zod. The build refuses what passes its budget.`,
    head: ['', 'bare app', 'this app', 'difference'],
    rows: [
      row('`build.zip`', ({ bytes }) => bytes),
      ...files.map((file) => row(`of it \`${file}\``, (app) => app.bytesOf(file))),
      ['× bare app', '1.000', (ours.bytes / bare.bytes).toFixed(3), ''],
    ],
  };
}
