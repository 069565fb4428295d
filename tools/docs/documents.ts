import { readFileSync } from 'node:fs';
import { SERVICES } from '../../src/services/index.ts';
import { actionsPage } from './actions.ts';
import { assumptionsPage } from './assumptions.ts';
import { errorsPage } from './errors.ts';
import { withSection } from './markdown.ts';
import { overview } from './overview.ts';

/** The documents that are made from the code, by file. */
export const DOCUMENTS: Readonly<Record<string, () => string>> = {
  'docs/actions.md': () => actionsPage(SERVICES),
  'docs/assumptions.md': assumptionsPage,
  'docs/errors.md': () => errorsPage(SERVICES),
  'README.md': () => withSection(readFileSync('README.md', 'utf8'), 'actions', overview(SERVICES)),
};
