import type { Services } from '../../src/contract/service.ts';
import { implementationsOf, namesOf, VISIBLE_ACTIONS } from '../offers.ts';
import { code, table } from './markdown.ts';

/** Returns the table of all actions for README: what each service calls for them. */
export function overview(services: Services): string {
  const names = namesOf(services);
  const rows = VISIBLE_ACTIONS.flatMap(({ type, actions }) =>
    actions.map((action) => {
      const implementations = implementationsOf(action, services);
      const cells = names.map((name) => {
        const own = implementations.filter(([, sharing]) => namesOf(sharing).includes(name));
        return [...new Set(own.flatMap(([{ methods }]) => methods))].map(code).join(', ');
      });
      return [`${action.spec.label} (${type})`, ...cells];
    }),
  );
  return table(['', ...names], rows);
}
