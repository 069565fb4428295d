import { writeFileSync } from 'node:fs';
import { actionsOf, outlineOf, typesOf } from '../../publishing-checks/index.ts';
import { appDefinition, appDefinitionWith, FORMS } from './app.ts';

/**
 * Writes down what Zaps can hold on to in this version, for later ones to be compared with: what Zapier sees of it, and the
 * fields that forms have besides, which it does not.
 */
const outline = outlineOf(await appDefinition());
const forms = await Promise.all(
  Object.entries(FORMS).map(async ([name, shown]) => {
    const actions = actionsOf(await appDefinitionWith(shown)).flatMap(([kind, { key, operation }]) => {
      const known = outline[kind][key]?.inputs ?? {};
      const rest = Object.entries(typesOf(operation.inputFields)).filter(([field]) => !(field in known));
      return rest.length > 0 ? [[key, Object.fromEntries(rest)]] : [];
    });
    return [name, Object.fromEntries(actions)];
  }),
);
writeFileSync(
  'tools/publishing/published.json',
  JSON.stringify({ ...outline, forms: Object.fromEntries(forms) }, null, 2),
);
