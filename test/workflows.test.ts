import { globSync, readFileSync } from 'node:fs';
import packageJson from '../package.json' with { type: 'json' };

const WORKFLOWS = globSync('.github/workflows/*.yml');

test('there is one for every change and one for a release', () => {
  expect(WORKFLOWS.toSorted()).toEqual(['.github/workflows/ci.yml', '.github/workflows/release.yml']);
});

test.each(WORKFLOWS)('%s takes actions by their commit, and says which version that is', (file) => {
  const used = [...readFileSync(file, 'utf8').matchAll(/uses: (.+)$/gm)].map(([, action = '']) => action);
  expect(used).not.toEqual([]);
  expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

test.each(WORKFLOWS)('%s may only read, but for the job that makes a release', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  expect(text.match(/: write/g) ?? []).toHaveLength(file.includes('release') ? 1 : 0);
});

test.each([...WORKFLOWS, '.ci/run'])('%s runs scripts that there are', (file) => {
  const scripts = [...readFileSync(file, 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
  expect(scripts.filter((name) => name !== undefined && !(name in packageJson.scripts))).toEqual([]);
});
