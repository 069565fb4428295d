import zapier, { type Create, type Search, type Trigger } from 'zapier-platform-core';
import packageJson from '../../package.json' with { type: 'json' };
import { actionsOf, type Definition } from '../../publishing-checks/index.ts';
import { offeredBy, type Service } from '../../src/contract/service.ts';
import { fieldsOf } from '../../src/form/fields.ts';
import { SERVICES } from '../../src/services/index.ts';
import { EDITIONS, type Edition } from '../../tools/editions.ts';
import { appDefinition, appDefinitionWith, formsOf } from '../../tools/publishing/app.ts';

type Action = Trigger | Search | Create;

const actionsIn = ({ app }: Edition): Action[] => [
  ...Object.values<Action>(app.triggers),
  ...Object.values<Action>(app.searches),
  ...Object.values<Action>(app.creates),
];

/** The definition with each form that it can show. */
const shownBy = (edition: Edition): Promise<Definition[]> =>
  Promise.all(Object.values(formsOf(edition.services)).map((shown) => appDefinitionWith(edition, shown)));

/** The brands of some services; their addresses hold the same words. */
const namesOf = (services: readonly Service[]): string[] => [...new Set(services.map(({ name }) => name))];

const EXCEPTION = ' Not available for ';

describe.each(EDITIONS)('the edition $id', (edition) => {
  const { app, services } = edition;
  const actions = actionsIn(edition);

  test("is valid for Zapier's own schema", async () => {
    const { results } = await zapier.createAppHandler(app)({ command: 'validate', calledFromCli: true }, {});
    expect(results).toEqual([]);
  });

  test('has the version of the package, and the core that is pinned', () => {
    expect(app.version).toBe(packageJson.version);
    expect(app.platformVersion).toBe(packageJson.dependencies['zapier-platform-core']);
  });

  test('leaves empties and 429 to the app', () => {
    expect(app.flags).toEqual({ cleanInputData: false, throwForThrottlingEarly: false });
  });

  test('has every action that one of its services offers, and no other', () => {
    const offered = services.flatMap(({ commands, queries }) =>
      Object.entries<unknown>({ ...commands, ...queries }).flatMap(([key, offer]) =>
        offer === 'not offered' ? [] : [key],
      ),
    );
    expect(actions.map(({ key }) => key).sort()).toEqual([...new Set(offered)].sort());
    const isForNone = services.every(({ name }) => name !== 'Aplaut');
    expect(Object.keys(app.searchOrCreates)).toEqual(isForNone ? [] : ['find_order']);
  });

  test('asks for the service only if there are several', () => {
    const keys = app.authentication.fields.map(({ key }) => key);
    expect(keys.includes('service')).toBe(services.length > 1);
  });

  test('its creates and searches share one limit, and what is held back is started again', () => {
    for (const { operation } of [...Object.values(app.creates), ...Object.values(app.searches)]) {
      expect(operation.throttle).toEqual({ window: 5, limit: 5, scope: ['auth'], retry: true });
    }
    for (const { operation } of Object.values(app.triggers)) expect(operation).not.toHaveProperty('throttle');
  });

  test.each(actions)('$key: words as the build guidelines want them', ({ display, noun }) => {
    expect(display.label).toMatch(/^([A-Z][a-z]+ ?)+$/);
    expect(noun).toMatch(/^([A-Z][a-z]+ )*[A-Z][a-z]*[a-rt-z]$/);
  });

  test.each([...actions, ...Object.values(app.searchOrCreates)])(
    '$key: a description of what it does, without names of platforms and without capitals',
    ({ display: { description = '' } }) => {
      const [does = ''] = description.split(EXCEPTION);
      expect(does).toMatch(/^(Creates|Updates|Deletes|Finds|Triggers when) .*\.$/);
      expect(does).not.toMatch(/InfluencerSoft|JustClick|Aplaut|Zapier/);
      expect(does).not.toMatch(/(?<!^|\. )\b[A-Z]/);
    },
  );

  test('a description ends with the services that lack the action', () => {
    const exceptions = [...actions, ...Object.values(app.searchOrCreates)].flatMap(({ display }) => {
      const [, names] = display.description?.split(EXCEPTION) ?? [];
      return names === undefined ? [] : [`${display.label}: ${names}`];
    });
    expect(exceptions.sort()).toEqual(
      edition.id === 'all'
        ? [
            'Create Order With Payment Status: Aplaut.',
            'Find Coupon: Aplaut.',
            'Find Sales Manager: Aplaut.',
            'Find or Create Order: InfluencerSoft and JustClick.',
          ]
        : [],
    );
  });

  test('a search begins with Find, and deleting is for a private app, with a warning', () => {
    for (const { display } of [...Object.values(app.searches), ...Object.values(app.searchOrCreates)]) {
      expect(display.label).toMatch(/^Find /);
      expect(display.description).toMatch(/^Finds /);
    }
    const remove = app.creates.delete_order;
    // Zapier's directory wants no action that deletes (5.7).
    expect(remove === undefined).toBe(edition.listing.audience !== 'private');
    if (remove === undefined) return;
    expect(remove.operation.inputFields[0]).toMatchObject({
      type: 'copy',
      helpText: expect.stringContaining('cannot be undone'),
    });
  });

  test.each(actions)(
    '$key: its sample holds what every service always returns, and nothing else',
    ({ key, operation }) => {
      const outputs = services
        .flatMap(offeredBy)
        .filter(([offered]) => offered === key)
        .map(([, { output }]) => fieldsOf(output).flatMap((field) => (field.required ? [field.key] : [])));
      const [first = [], ...others] = outputs;
      const always = first.filter((name) => others.every((output) => output.includes(name)));
      expect(always).not.toEqual([]);
      expect(Object.keys(operation.sample ?? {}).sort()).toEqual(always.sort());
    },
  );

  test('drop-downs are hidden and paged; the other triggers are not', () => {
    for (const [key, { display, operation }] of Object.entries(app.triggers)) {
      expect({ key, ...display, ...operation }).toMatchObject(
        key.startsWith('list_') ? { hidden: true, canPaginate: true, type: 'polling' } : { type: 'polling' },
      );
      expect('hidden' in display).toBe(key.startsWith('list_'));
    }
  });

  test('every drop-down and search that a field names returns the keys that are taken from it', async () => {
    for (const { triggers = {}, searches = {}, ...definition } of await shownBy(edition)) {
      const all = actionsOf({ triggers, searches, ...definition });
      const fields = all
        .flatMap(([, { operation }]) => operation.inputFields ?? [])
        .flatMap((field) => (typeof field === 'string' ? [] : [field, ...(field.children ?? [])]));
      const references = fields.flatMap(({ dynamic, search }) => [
        ...(dynamic === undefined ? [] : [{ from: triggers, reference: dynamic }]),
        ...(search === undefined ? [] : [{ from: searches, reference: search }]),
      ]);
      expect(references).not.toEqual([]);
      for (const { from, reference } of references) {
        const [source = '', ...taken] = reference.split('.');
        expect(Object.keys(from)).toContain(source);
        const returned = from[source]?.operation.outputFields ?? [];
        const keys = returned.map((field) => (typeof field === 'string' ? field : field.key));
        expect(keys).toEqual(expect.arrayContaining(taken));
        expect(taken).not.toEqual([]);
      }
    }
  });

  test('the groups of Create Order are those that its fields name, and no help text is too long', async () => {
    const fields = (await shownBy(edition)).flatMap(
      ({ creates = {} }) => creates.create_order?.operation.inputFields ?? [],
    );
    const named = fields.flatMap((field) => (field as { group?: string }).group ?? []);
    const groups = app.creates.create_order?.operation.inputFieldGroups?.map(({ key }) => key);
    expect([...new Set(named)].sort()).toEqual(groups?.sort());
    expect(
      fields.filter((field) => String((field as { helpText?: string }).helpText).length > 1_000),
    ).toEqual([]);
  });

  test('names no other brand, in whatever form it shows', async () => {
    const own = namesOf(services);
    const others = namesOf(SERVICES).filter((name) => !own.includes(name));
    expect(others.length > 0).toBe(edition.id !== 'all');
    const texts = [await appDefinition(edition), ...(await shownBy(edition)), edition.listing].map((part) =>
      JSON.stringify(part),
    );
    const found = others.flatMap((name) =>
      texts.flatMap((text) => text.match(new RegExp(`[^"]*${name}[^"]*`, 'gi')) ?? []),
    );
    expect(found).toEqual([]);
  });
});
