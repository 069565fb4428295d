import { MUTATIONS } from '../../simulation/mutations/index.ts';
import { code, table } from './markdown.ts';

/** Returns the table of `docs/reliability.md`: rules that were broken, and the run that turned red. */
export const mutationTable = (): string =>
  table(
    ['Broken rule', 'Where', 'Red run'],
    MUTATIONS.map(({ rule, file, scenario, seed, breaks }) => [
      rule,
      code(file),
      `${code(`${scenario} ${seed}`)}: ${breaks}`,
    ]),
  );
