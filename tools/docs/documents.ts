import { readFileSync } from 'node:fs';
import { SERVICES } from '../../src/services/index.ts';
import { EDITIONS } from '../editions.ts';
import { actionsPage } from './actions.ts';
import { assumptionsPage } from './assumptions.ts';
import { changelogOf } from './changelog.ts';
import { errorsPage } from './errors.ts';
import { withSection } from './markdown.ts';
import { mutationTable } from './mutations.ts';
import { overview } from './overview.ts';
import { recipePages } from './recipes.ts';

/** The documents that are made from the code, by file. */
export const DOCUMENTS: Readonly<Record<string, () => string>> = {
  'docs/actions.md': () => actionsPage(SERVICES),
  'docs/assumptions.md': assumptionsPage,
  'docs/errors.md': () => errorsPage(SERVICES),
  'docs/reliability.md': () =>
    withSection(readFileSync('docs/reliability.md', 'utf8'), 'mutations', mutationTable()),
  ...recipePages(SERVICES),
  ...changelogs(),
  'README.md': () => withSection(readFileSync('README.md', 'utf8'), 'actions', overview(SERVICES)),
};

/** The changelogs of the editions beside the one at the root: `promote` shows its users the one in the folder where it runs. */
function changelogs(): Record<string, () => string> {
  const others = EDITIONS.filter(({ folder }) => folder !== '.');
  return Object.fromEntries(
    others.map(({ folder, services }) => [
      `${folder}/CHANGELOG.md`,
      () => changelogOf(readFileSync('CHANGELOG.md', 'utf8'), services),
    ]),
  );
}
