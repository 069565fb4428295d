import { readFile } from 'node:fs/promises';
import { type BuildOptions, type BuildResult, build, type Plugin } from 'esbuild';

/** Of `package.json` the app needs its version; the rest of it is for those who develop the app. */
const versionOnly: Plugin = {
  name: 'version-only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

const OPTIONS = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  external: ['zapier-platform-core'],
  minify: true,
  metafile: true,
  logLevel: 'warning',
  plugins: [versionOnly],
} satisfies BuildOptions;

/**
 * Makes one JavaScript file of a TypeScript file and all that it imports, save core, which Zapier wants beside it.
 *
 * @param plugins what changes the files on their way
 */
export const bundle = (
  entry: string,
  outfile: string,
  ...plugins: Plugin[]
): Promise<BuildResult<typeof OPTIONS>> =>
  build({ ...OPTIONS, plugins: [...OPTIONS.plugins, ...plugins], entryPoints: [entry], outfile });
