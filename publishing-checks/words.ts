import { textsOf } from './definition.ts';
import { each, eachField, isSecret, type Rule } from './rule.ts';

/** What the texts of an app have to look like. */
export const WORDS: readonly Rule[] = [
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
    severity: 'suggestions',
    demand: 'The connection has a label that varies and holds no secret.',
    check: ({ authentication }) => {
      if (authentication === undefined) return [];
      const label = authentication.connectionLabel ?? '';
      if (label.startsWith('$func$')) return [];
      if (!/\{\{.+\}\}/.test(label)) return ['authentication: the label is missing or always the same'];
      return isSecret(label) ? ['authentication: the label holds a secret'] : [];
    },
  },
  {
    id: 'D007',
    severity: 'errors',
    demand: 'Every address is https.',
    check: (definition) =>
      textsOf(definition)
        .filter(([, text]) => plainAddresses(text).length > 0)
        .map(([path]) => `${path}: holds an address without https`),
  },
  {
    id: 'D008',
    severity: 'warnings',
    demand: 'Addresses stand in whole Markdown links or in backticks.',
    check: (definition) =>
      textsOf(definition)
        .filter(([path]) => /\.(description|helpText)$/.test(path))
        .filter(([, text]) =>
          /https?:\/\/|\]\(/.test(text.replace(MARKDOWN_LINK, '').replace(/`[^`]*`/g, '')),
        )
        .map(([path]) => `${path}: holds an address or half a link`),
  },
  {
    id: 'D011',
    severity: 'suggestions',
    demand: 'A help text says more than the label.',
    check: eachField(({ key, label = '', helpText }) =>
      helpText !== undefined && bare(helpText) === bare(label)
        ? `the help of ${key} is its label`
        : undefined,
    ),
  },
  {
    id: 'D018',
    severity: 'warnings',
    demand: 'Labels of actions are in title case.',
    check: each(({ display: { label } }) =>
      label === titleCase(label) ? [] : [`"${label}" is in title case as "${titleCase(label)}"`],
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
    id: 'D025',
    severity: 'errors',
    demand: 'No text holds a script address.',
    check: (definition) =>
      textsOf(definition)
        .filter(([, text]) => /\b(javascript|vbscript|data):[^\s]/i.test(text))
        .map(([path]) => `${path}: holds a script address`),
  },
];

const MARKDOWN_LINK = /\[[^\]]+\]\(https?:\/\/[^)\s]+\)/g;

/** Names of JSON Schema's versions look like addresses, and nothing is ever asked there. */
const NAMES = /^http:\/\/json-schema\.org\//;

/** The addresses without https in a text or in code. */
export const plainAddresses = (text: string): string[] =>
  (text.match(/\bhttp:\/\/[^\s"'`)]+/gi) ?? []).filter((address) => !NAMES.test(address));

const bare = (text: string): string => text.trim().replace(/\.$/, '').toLowerCase();

const SMALL_WORDS =
  /^(a|an|and|as|at|but|by|for|from|if|in|into|nor|of|on|or|over|per|the|to|up|via|vs|with)$/;

/** A label in title case: small words may stay small inside it. */
export const titleCase = (label: string): string =>
  label
    .split(/([\s/-]+)/)
    .map((word, index, all) =>
      index > 0 && index < all.length - 1 && SMALL_WORDS.test(word)
        ? word
        : word.replace(/^\W*\p{Ll}/u, (start) => start.toUpperCase()),
    )
    .join('');
