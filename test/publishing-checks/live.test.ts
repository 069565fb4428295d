import { actionsOf, LIVE } from '../../publishing-checks/index.ts';
import { offeredBy } from '../../src/contract/service.ts';
import { SERVICES } from '../../src/services/index.ts';
import { editionNamed } from '../../tools/editions.ts';
import { appDefinitionWith, formsOf } from '../../tools/publishing/app.ts';
import { type ActionKey, CONNECTIONS, perform, type ServiceName, useSandbox } from '../support/app.ts';

useSandbox();

const all = editionNamed('all');
const forms = formsOf(all.services);
const services = SERVICES.filter(({ id }) => id in forms);

test.each(services)(
  'what $id returns from the sandbox passes the checks of live results',
  async (service) => {
    const shown = forms[service.id];
    if (shown === undefined) throw new Error(`There is no form of ${service.id}.`);
    const known = actionsOf(await appDefinitionWith(all, shown));
    // An order is deleted when nothing else needs it.
    const offered = offeredBy(service).sort(
      ([a], [b]) => Number(a === 'delete_order') - Number(b === 'delete_order'),
    );
    for (const [key, { example }] of offered) {
      const located = known.find(([, action]) => action.key === key);
      if (located === undefined) throw new Error(`The definition has no ${key}.`);
      const connection = CONNECTIONS[service.id as ServiceName];
      const results = [
        await perform(key as ActionKey, connection, { ...example }, { isLoadingSample: true }),
      ].flat();
      expect({ key, found: results.length > 0 }).toEqual({ key, found: true });
      for (const { id, check } of LIVE) {
        for (const result of results) {
          expect({ key, id, wrong: check(located, result) }).toEqual({ key, id, wrong: [] });
        }
      }
    }
  },
);
