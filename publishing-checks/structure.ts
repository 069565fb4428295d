import { type Action, actionsOf, type Field, fillableFields, inputsOf } from './definition.ts';
import { each, eachInput, isSecret, type Rule } from './rule.ts';

/** How the parts of an app have to be put together. */
export const STRUCTURE: readonly Rule[] = [
  {
    id: 'D001',
    severity: 'errors',
    demand: 'No input field asks for a credential.',
    check: eachInput(({ key = '' }) =>
      isSecret(key) ? `the field ${key} looks like a credential` : undefined,
    ),
  },
  {
    id: 'D004',
    severity: 'suggestions',
    demand: 'A field for an id has a drop-down that is filled from the account.',
    check: eachInput((field) =>
      /(^|_)ids?$|[a-z]I[dD]s?$/.test(field.key ?? '') && !isDynamic(field)
        ? `the field ${field.key} has no drop-down`
        : undefined,
    ),
  },
  {
    id: 'D005',
    severity: 'errors',
    demand: 'The trigger of a drop-down exists.',
    check: each((action, _kind, { triggers = {} }) =>
      referencesOf(action, 'dynamic')
        .filter((key) => !Object.hasOwn(triggers, key))
        .map((key) => `there is no trigger ${key}`),
    ),
  },
  {
    id: 'D006',
    severity: 'errors',
    demand: 'A REST hook has a list of samples.',
    check: each(({ operation }) =>
      operation.type === 'hook' && operation.performList === undefined ? ['has no performList'] : [],
    ),
  },
  {
    id: 'D009',
    severity: 'errors',
    demand: 'A search has an input field.',
    check: each((action, kind) =>
      kind === 'searches' && fillableFields(action).length === 0 && !hasFieldFunction(action)
        ? ['has no input field']
        : [],
    ),
  },
  {
    id: 'D013',
    severity: 'errors',
    demand: 'The search of a field exists.',
    check: each((action, _kind, { searches = {} }) =>
      referencesOf(action, 'search')
        .filter((key) => !Object.hasOwn(searches, key))
        .map((key) => `there is no search ${key}`),
    ),
  },
  {
    id: 'D014',
    severity: 'errors',
    demand: 'Only fields for one text or number can be filled by a search.',
    check: eachInput(({ key, search, type = 'string', list, dict, children }) =>
      search && (!['string', 'number', 'integer'].includes(type) || list || dict || children)
        ? `the field ${key} cannot be filled by a search`
        : undefined,
    ),
  },
  {
    id: 'D015',
    severity: 'errors',
    demand: 'What a search-or-create names exists.',
    check: ({ searchOrCreates = {}, searches = {}, creates = {} }) =>
      Object.values(searchOrCreates).flatMap(({ key, search, create }) => [
        ...(Object.hasOwn(searches, search) ? [] : [`searchOrCreates.${key}: there is no search ${search}`]),
        ...(Object.hasOwn(creates, create) ? [] : [`searchOrCreates.${key}: there is no create ${create}`]),
      ]),
  },
  {
    id: 'D016',
    severity: 'warnings',
    demand: 'The app is more than a static webhook.',
    check: (definition) => {
      const all = actionsOf(definition);
      const isOneHook = all.length === 1 && all.every(([, action]) => isStaticHook(action));
      return isOneHook ? ['the app is one static webhook'] : [];
    },
  },
  {
    id: 'D017',
    severity: 'warnings',
    demand: 'A webhook subscribes and unsubscribes by itself.',
    check: each((action) => (isStaticHook(action) ? ['is a static webhook'] : [])),
  },
  {
    id: 'D022',
    severity: 'warnings',
    demand: 'A create has static input fields.',
    check: each((action, kind) =>
      kind === 'creates' && fillableFields(action).length === 0 ? ['has no static field'] : [],
    ),
  },
  {
    id: 'D026',
    severity: 'suggestions',
    demand: 'Users do not give a domain, or a reviewer looks at it.',
    check: ({ authentication }) =>
      (authentication?.fields ?? [])
        .filter(({ key = '', inputFormat }) => inputFormat || /domain|host|base_?url/i.test(key))
        .map(({ key }) => `authentication.${key}: lets users choose where requests go`),
  },
  {
    id: 'D027',
    severity: 'suggestions',
    demand: 'The app uses the newest core.',
    check: ({ platformVersion = '0' }, { newestCore }) =>
      isOlder(platformVersion, newestCore)
        ? [`platformVersion: ${platformVersion} is older than ${newestCore}`]
        : [],
  },
  {
    id: 'D028',
    severity: 'suggestions',
    demand: 'Zapier takes no empty values out of the input.',
    check: (definition, known) =>
      // Zapier's default is to take them out.
      definition.flags?.cleanInputData === false
        ? each(({ operation }) => (operation.cleanInputData ? ['cleanInputData is true'] : []))(
            definition,
            known,
          )
        : ['flags.cleanInputData: is not false'],
  },
];

/** Whether a field is filled from the account: by a hidden trigger, or by a function of its own. */
const isDynamic = ({ dynamic, choices }: Field): boolean =>
  dynamic !== undefined || (typeof choices === 'object' && choices !== null && 'perform' in choices);

const isStaticHook = ({ operation }: Action): boolean =>
  operation.type === 'hook' && !(operation.performSubscribe && operation.performUnsubscribe);

const hasFieldFunction = ({ operation }: Action): boolean =>
  (operation.inputFields ?? []).some((field) => typeof field === 'string');

const referencesOf = (action: Action, kind: 'dynamic' | 'search'): string[] =>
  inputsOf(action).flatMap((field) => field[kind]?.split('.')[0] ?? []);

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}
