import {
  type Action,
  actionsOf,
  type Definition,
  type Field,
  inputsOf,
  type Located,
  outputsOf,
} from './definition.ts';

/** One of Zapier's integration checks, as far as the definition alone can answer it. */
export interface Rule {
  id: string;
  /** `errors` block a push, `warnings` a publication, `suggestions` nothing. */
  severity: 'errors' | 'warnings' | 'suggestions';
  demand: string;
  /** What is wrong, a line for each place; empty if nothing is. */
  check(definition: Definition): string[];
}

/** Looks at every action; the message names where. */
const each =
  (wrong: (action: Action, kind: Located[0], definition: Definition) => string[]): Rule['check'] =>
  (definition) =>
    actionsOf(definition).flatMap(([kind, action]) =>
      wrong(action, kind, definition).map((message) => `${kind}.${action.key}: ${message}`),
    );

const eachInput = (wrong: (field: Field, definition: Definition) => string | undefined): Rule['check'] =>
  each((action, _kind, definition) => inputsOf(action).flatMap((field) => wrong(field, definition) ?? []));

/** Every text of the definition with its path. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return value.startsWith('$func$') ? [] : [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    textsOf(child, path === '' ? key : `${path}.${key}`),
  );
}

const SECRET = /(^|_)(api_?key|token|password|passwd|secret|credential)s?($|_)/i;
const URL_LIKE = /https?:\/\/[^\s)`\]]+/g;
const MARKDOWN_LINK = /\[[^\]]+\]\(https?:\/\/[^)\s]+\)/g;
const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const SMALL_WORDS =
  /^(a|an|and|as|at|but|by|for|from|if|in|into|nor|of|on|or|over|per|the|to|up|via|vs|with)$/;

const isTitleCase = (label: string): boolean =>
  label
    .split(/[\s/-]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .every((word, index) => /^\p{Lu}/u.test(word) || (index > 0 && SMALL_WORDS.test(word)));

const referencesOf = (action: Action, kind: 'dynamic' | 'search'): string[] =>
  inputsOf(action).flatMap((field) => field[kind]?.split('.')[0] ?? []);

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);
const TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ['string'],
  datetime: ['string', 'number'],
  number: ['number'],
  integer: ['number'],
  boolean: ['boolean'],
};

export const RULES: readonly Rule[] = [
  {
    id: 'D001',
    severity: 'errors',
    demand: 'No input field asks for a credential.',
    check: eachInput(({ key = '' }) =>
      SECRET.test(key) ? `the field ${key} looks like a credential` : undefined,
    ),
  },
  {
    id: 'D002',
    severity: 'warnings',
    demand: 'The help text of a connection field has a Markdown link.',
    check: ({ authentication }) =>
      (authentication?.fields ?? [])
        .filter(({ helpText = '' }) => !helpText.match(MARKDOWN_LINK))
        .map(({ key }) => `authentication.${key}: has no link to where it is found`),
  },
  {
    id: 'D003',
    severity: 'warnings',
    demand: 'The connection has a label that varies and holds no secret.',
    check: ({ authentication }) => {
      if (authentication === undefined) return [];
      const label = authentication.connectionLabel ?? '';
      if (label.startsWith('$func$')) return [];
      if (!/\{\{.+\}\}/.test(label)) return ['authentication: the label is missing or always the same'];
      return SECRET.test(label.replace(/[{}.]/g, '_')) ? ['authentication: the label holds a secret'] : [];
    },
  },
  {
    id: 'D004',
    severity: 'warnings',
    demand: 'A field for an id has a drop-down.',
    check: eachInput(({ key = '', dynamic, choices }) =>
      /(^|_)ids?$/.test(key) && !dynamic && !choices ? `the field ${key} has no drop-down` : undefined,
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
    id: 'D007',
    severity: 'errors',
    demand: 'Every address is https.',
    check: (definition) =>
      textsOf(definition)
        .filter(([, text]) => /\bhttp:\/\//i.test(text))
        .map(([path]) => `${path}: holds an address without https`),
  },
  {
    id: 'D008',
    severity: 'warnings',
    demand: 'Addresses stand in Markdown links or backticks.',
    check: (definition) =>
      textsOf(definition)
        .filter(([path]) => /\.(description|helpText)$/.test(path))
        .filter(([, text]) => URL_LIKE.test(text.replace(MARKDOWN_LINK, '').replace(/`[^`]*`/g, '')))
        .map(([path]) => `${path}: holds a bare address`),
  },
  {
    id: 'D009',
    severity: 'errors',
    demand: 'A search has an input field.',
    check: each((action, kind) =>
      kind === 'searches' && inputsOf(action).length === 0 ? ['has no input field'] : [],
    ),
  },
  {
    id: 'D010',
    severity: 'errors',
    demand: 'The sample of a polling trigger has an id.',
    check: each((action, kind) => {
      if (kind !== 'triggers' || action.operation.type === 'hook') return [];
      const primary = outputsOf(action).flatMap(({ key, primary: isPrimary }) =>
        isPrimary && key ? [key] : [],
      );
      const sample = action.operation.sample ?? {};
      const wanted = primary.length > 0 ? primary : ['id'];
      return wanted.filter((key) => sample[key] === undefined).map((key) => `its sample has no ${key}`);
    }),
  },
  {
    id: 'D011',
    severity: 'suggestions',
    demand: 'A help text says more than the label.',
    check: eachInput(({ key, label, helpText }) =>
      helpText !== undefined && helpText.toLowerCase() === label?.toLowerCase()
        ? `the help of ${key} is its label`
        : undefined,
    ),
  },
  {
    id: 'D012',
    severity: 'errors',
    demand: 'An action has a sample.',
    check: each(({ operation }) =>
      Object.keys(operation.sample ?? {}).length === 0 ? ['has no sample'] : [],
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
    demand: 'There is no static webhook.',
    check: each(({ operation }) =>
      operation.type === 'hook' && !('performSubscribe' in operation) ? ['is a static webhook'] : [],
    ),
  },
  {
    id: 'D018',
    severity: 'warnings',
    demand: 'Labels are in title case.',
    check: each(({ display, operation, ...action }) =>
      [display.label, ...inputsOf({ display, operation, ...action }).map(({ label }) => label ?? '')]
        .filter((label) => !isTitleCase(label))
        .map((label) => `"${label}" is not in title case`),
    ),
  },
  {
    id: 'D021',
    severity: 'warnings',
    demand: 'The description of a trigger begins with "Triggers when " and ends with a full stop.',
    check: each(({ display }, kind) =>
      kind === 'triggers' && !/^Triggers when .*\.$/s.test(display.description)
        ? ['its description has another form']
        : [],
    ),
  },
  {
    id: 'D022',
    severity: 'warnings',
    demand: 'A create has static input fields.',
    check: each((action, kind) =>
      kind === 'creates' && inputsOf(action).length === 0 ? ['has no static field'] : [],
    ),
  },
  {
    id: 'D023',
    severity: 'warnings',
    demand: 'Moments in samples are ISO 8601 with a zone.',
    check: each(({ operation }) =>
      textsOf(operation.sample)
        .filter(([, text]) => /^\d{4}-\d\d-\d\d/.test(text) && !ISO_WITH_ZONE.test(text))
        .map(([path]) => `${path} in its sample has no zone`),
    ),
  },
  {
    id: 'D024',
    severity: 'warnings',
    demand: 'A sample fits its output fields.',
    check: each((action) => {
      const fields = (action.operation.outputFields ?? []).filter((field) => typeof field !== 'string');
      const sample = action.operation.sample ?? {};
      return fields.flatMap(({ key = '', type, required, list, children }) => {
        const value = sample[key];
        if (value === undefined) return required ? [`${key} is missing in its sample`] : [];
        const wanted = list || children ? ['list', 'object'] : TYPES[type ?? ''];
        return wanted && !wanted.includes(typeOf(value)) ? [`${key} has another type in its sample`] : [];
      });
    }),
  },
  {
    id: 'D025',
    severity: 'errors',
    demand: 'No text holds a script address.',
    check: (definition) =>
      textsOf(definition)
        .filter(([, text]) => /\b(javascript|vbscript|data):[^\s]/i.test(text))
        .map(([path]) => `${path}: holds a script address`),
  },
  {
    id: 'D026',
    severity: 'suggestions',
    demand: 'Users do not give a domain, or a reviewer looks at it.',
    check: ({ authentication }) =>
      (authentication?.fields ?? [])
        .filter(({ key = '', inputFormat }) => inputFormat || /domain|subdomain|host|base_?url/i.test(key))
        .map(({ key }) => `authentication.${key}: lets users choose where requests go`),
  },
  {
    id: 'D028',
    severity: 'suggestions',
    demand: 'cleanInputData is set to false.',
    check: ({ flags }) => (flags?.cleanInputData === false ? [] : ['flags.cleanInputData: is not false']),
  },
];
