import { code } from '../tools/docs/markdown.ts';
import type { Edition } from '../tools/editions.ts';
import { type AgentCase, NOW } from './case.ts';
import { type ClientAction, type ClientField, listedWith, listedWithout } from './client-view.ts';

/** What a language model is told, besides the lists and the requests. */
const TASK = `You do things for people in their order systems through an app of Zapier. You see nothing of it but the lists below: of
each action its key, what it is called and what it does, and of each field its key, label, help, placeholder, choices, default, and
whether it has to be filled in. A placeholder is an example and is not sent.

Answer each request of section "Requests" with one JSON object, all of them in one JSON list:

- \`{ "case": "id", "action": "key", "values": { … } }\` runs an action once.
- \`{ "case": "id", "steps": [{ "action": "key", "values": { … } }, …] }\` runs several, one after the other. In a value of a later step
  \`{{1.order_number}}\` is what step 1 returned under that key. Of a search it is the first record; a search that finds nothing ends it
  all.
- \`{ "case": "id", "ask": "…" }\` asks the user back: where the request cannot be done as it is said with what is listed, or where
  something that matters would have to be guessed.

Use the listed keys only. \`items\` is a list of objects. Values are texts, and times have an offset. The user is in Moscow, and it is
${NOW}, a Thursday.`;

/** Returns everything that a language model needs to answer all requests, and nothing else. */
export async function listsFor(edition: Edition, cases: readonly AgentCase[]): Promise<string> {
  const accounts = [...new Set(cases.map(({ account }) => account))];
  const connected = await Promise.all(
    accounts.map(async (account) => [account, listText(await listedWith(edition, account))] as const),
  );
  const lists = new Map([[listText(await listedWithout(edition)), ['without a connection']]]);
  // Some services have the same forms.
  for (const [account, text] of connected) lists.set(text, [...(lists.get(text) ?? []), account]);
  const requests = cases.map(
    ({ id, account, isConnected, request }) =>
      `- ${code(id)} (account of ${account}, list "${isConnected ? account : 'without a connection'}"): ${request}`,
  );
  return [
    TASK,
    ...[...lists].flatMap(([text, names]) => [`# List "${names.join('" and "')}"`, text]),
    '# Requests',
    requests.join('\n'),
  ].join('\n\n');
}

const listText = (actions: readonly ClientAction[]): string =>
  actions
    .filter(({ kind }) => kind !== 'trigger')
    .map(actionText)
    .join('\n\n');

const actionText = ({ kind, key, label, description, notes, fields }: ClientAction): string =>
  [
    `## ${code(key)} (${kind}): ${label}`,
    '',
    description,
    ...notes,
    '',
    ...fields.map((field) => fieldText(field)),
  ].join('\n');

function fieldText({ fields = [], ...field }: ClientField, indent = ''): string {
  const parts = [
    field.required ? 'required' : '',
    field.help ?? '',
    field.choices === undefined ? '' : `Choices: ${field.choices.map(choiceText).join(', ')}`,
    field.default === undefined ? '' : `Default: ${field.default}`,
    field.placeholder === undefined ? '' : `Placeholder: ${field.placeholder}`,
  ].filter((part) => part !== '');
  const line = `${indent}- ${code(field.key)}, ${field.label}: ${parts.join(' | ')}`;
  return [line, ...fields.map((child) => fieldText(child, `${indent}  `))].join('\n');
}

const choiceText = ({ label, value }: { label: string; value: string }): string => `${code(value)} ${label}`;
