import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../tools/bundle.ts';
import { cli } from '../tools/cli.ts';
import { editionNamed } from '../tools/editions.ts';
import { knownOf } from '../tools/publishing/known.ts';
import { inStage } from '../tools/stage.ts';

/** An app as Zapier gets it: its zip, and the folder that comes out of it. */
export interface PackedApp {
  folder: string;
  /** The size of the zip, and how many bytes of it are for a file in it. */
  bytes: number;
  bytesOf(file: string): number;
}

/** What is compared, and the programs of `bench/` as plain JavaScript, so that none of them pays for TypeScript. */
export interface Apps {
  ours: PackedApp;
  bare: PackedApp;
  /** A folder with the definition of ours and the step of the bare app. */
  forms: string;
  /** Kilobytes of our bundle before it is packed, by where they come from. */
  bundle: { own: number; zod: number };
  program(name: 'step-process' | 'any-step' | 'first-answer'): string;
}

/** Builds both apps in the same way and from the same packages, and takes everything away after the work. */
export async function withApps<Result>(work: (apps: Apps) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'orders-for-zapier-bench-'));
  const program = (name: string) => join(folder, `${name}.js`);
  try {
    const known = knownOf(editionNamed('all'));
    const { ours, bare } = await inStage(async (stage) => {
      await bundle('index.ts', join(stage, 'dist', 'index.js'));
      await cli(BUILD, known, stage, 'ignore');
      const packed = unpacked(join(stage, 'build', 'build.zip'), join(folder, 'ours'));
      await bundle('bench/bare-app.ts', join(stage, 'dist', 'index.js'));
      const { type, exports, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
      const packageJson = { name: 'bare-app', version: '1.0.0', private: true, type, exports, dependencies };
      writeFileSync(join(stage, 'package.json'), JSON.stringify(packageJson, null, 2));
      await cli(BUILD, known, stage, 'ignore');
      return { ours: packed, bare: unpacked(join(stage, 'build', 'build.zip'), join(folder, 'bare')) };
    });
    const forms = join(folder, 'forms');
    cpSync(ours.folder, forms, { recursive: true });
    await bundle('bench/forms-of-ours.ts', join(forms, 'dist', 'index.js'));
    for (const name of ['step-process', 'any-step', 'first-answer'])
      await bundle(`bench/${name}.ts`, program(name));
    return await work({ ours, bare, forms, bundle: await contents(join(folder, 'again.js')), program });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const BUILD = ['build', '--skip-dep-install'];

async function contents(outfile: string): Promise<Apps['bundle']> {
  const { metafile } = await bundle('index.ts', outfile);
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const kilobytes = (isMeant: (path: string) => boolean) =>
    inputs.reduce((sum, [path, { bytesInOutput }]) => (isMeant(path) ? sum + bytesInOutput : sum), 0) / 1024;
  return {
    own: kilobytes((path) => path.endsWith('.ts')),
    zod: kilobytes((path) => path.includes('node_modules/zod/')),
  };
}

function unpacked(zip: string, folder: string): PackedApp {
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  const listing = execFileSync('unzip', ['-v', zip], { encoding: 'utf8' }).split('\n');
  return {
    folder,
    bytes: statSync(zip).size,
    bytesOf(file) {
      const line = listing.find((candidate) => candidate.endsWith(` ${file}`));
      const packed = line?.trim().split(/\s+/)[2];
      if (packed === undefined) throw new Error(`The zip holds no ${file}.`);
      return Number(packed);
    },
  };
}
