import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readCommandLine } from '../../command-line/program.ts';
import { actionsOf, outlineOf, typesOf } from '../../publishing-checks/index.ts';
import { EDITION_OPTION, EDITIONS, type Edition, editionNamed } from '../editions.ts';
import { appDefinition, appDefinitionWith, formsOf } from './app.ts';
import type { Published } from './published.ts';

/** Writes down what Zaps can hold on to in this version, for later ones to be compared with: of one edition, or of each. */

const { values } = readCommandLine({
  command: 'npm run snapshot',
  summary: 'Writes down what Zaps can hold on to in this version, into editions/*/published.json.',
  options: { edition: { ...EDITION_OPTION, default: '' } },
  example: '--edition aplaut',
});
const chosen = values.edition === '' ? EDITIONS : [editionNamed(values.edition)];
for (const edition of chosen) {
  const file = `editions/${edition.id}/published.json`;
  writeFileSync(file, JSON.stringify(await publishedOf(edition), null, 2));
  execFileSync('biome', ['format', '--write', file]);
}

async function publishedOf(edition: Edition): Promise<Published> {
  const outline = outlineOf(await appDefinition(edition));
  const forms = await Promise.all(
    Object.entries(formsOf(edition.services)).map(async ([name, shown]) => {
      const actions = actionsOf(await appDefinitionWith(edition, shown)).flatMap(
        ([kind, { key, operation }]) => {
          const known = outline[kind][key]?.inputs ?? {};
          const rest = Object.entries(typesOf(operation.inputFields)).filter(([field]) => !(field in known));
          return rest.length > 0 ? [[key, Object.fromEntries(rest)]] : [];
        },
      );
      return [name, Object.fromEntries(actions)];
    }),
  );
  return { ...outline, forms: Object.fromEntries(forms) };
}
