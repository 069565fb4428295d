import type { Services } from '../../src/contract/service.ts';
import { code, table } from './markdown.ts';
import { ACTIONS, implementationsOf, serviceNames } from './offers.ts';

const KINDS: Readonly<Record<string, string>> = {
  Triggers: 'trigger',
  Searches: 'search',
  Creates: 'create',
};

/** Returns the table of all actions for README: what each service calls for them. */
export function overview(services: Services): string {
  const names = serviceNames(services);
  const { 'Drop-Downs': _hidden, ...shown } = ACTIONS;
  const rows = Object.entries(shown).flatMap(([kind, actions]) =>
    actions.map((action) => {
      const implementations = implementationsOf(action, services);
      const cells = names.map((name) => {
        const own = implementations.filter(([, sharing]) => sharing.includes(name));
        return [...new Set(own.flatMap(([{ methods }]) => methods))].map(code).join(', ');
      });
      return [`${action.spec.label} (${KINDS[kind]})`, ...cells];
    }),
  );
  return table(['', ...names], rows);
}
