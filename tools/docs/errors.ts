import type { Service, Services } from '../../src/contract/service.ts';
import { FAILURES } from '../../src/http/failures.ts';
import { DEFAULT_WAIT, LONGEST_WAIT } from '../../src/http/send-checked.ts';
import { listed } from '../../src/zapier/connection.ts';
import { JITTER, ZAPIER_ERRORS } from '../../src/zapier/errors.ts';
import { code, GENERATED, lines, table } from './markdown.ts';

/** Returns `docs/errors.md`. */
export const errorsPage = (services: Services): string =>
  lines(
    GENERATED,
    '',
    '# Errors',
    '',
    'A message begins with one line for the person in the Zap editor: what happened and what to do next. The code and the text',
    "of the service follow on lines of their own. `{service}` stands for the service's name.",
    '',
    '## Categories',
    '',
    table(
      ['Category', 'Zapier error', 'What follows'],
      Object.entries(ZAPIER_ERRORS).map(([category, { zapierError, consequence }]) => [
        code(category),
        code(zapierError === 'Error' ? 'z.errors.Error' : zapierError),
        consequence,
      ]),
    ),
    '',
    '## The form',
    '',
    'A value that cannot be sent fails the step before any request (`z.errors.Error`, code `invalid_input`), with a line for',
    'each field in the labels of the form: `Line Items 2 → Price: enter an amount, such as 1500.50`. An action that the connected',
    'service does not have fails with the code `not_offered`.',
    '',
    '## The request',
    '',
    'If a request may have changed something all the same, the message begins with "It is not known whether" and says how to',
    'find out; its category is then `outcome_unknown` instead of `unreachable`, and the advice is only added if it helps in any',
    'case.',
    '',
    table(
      ['Code', 'Category', 'What happened', 'What to do', 'May have been carried out'],
      Object.entries(FAILURES).map(([name, { category, message, advice, mayHaveHappened }]) => [
        code(name),
        code(category),
        message,
        advice,
        mayHaveHappened ? 'yes' : 'no',
      ]),
    ),
    '',
    'HTTP 429 is `busy`, and so is 503 if it says when to come back: the step waits as long as `Retry-After` says,',
    `${DEFAULT_WAIT} seconds without it, and ${LONGEST_WAIT / 60} minutes at the most; and up to ${JITTER * 100}% longer, so that steps that were turned`,
    'away together do not come back together.',
    ...tables(services).flatMap(([names, { errors, errorNotes }]) => [
      '',
      `## ${listed(names)}`,
      ...(errorNotes ? ['', errorNotes] : []),
      '',
      table(
        ['Code', 'Methods', 'Text of the service', 'Category', 'What happened', 'What to do'],
        errors.map(({ code: own, methods, text = '', category, message, advice }) => [
          own,
          methods ? methods.map(code).join(', ') : 'all',
          text,
          code(category),
          message,
          advice,
        ]),
      ),
    ]),
    '',
  );

/** Returns the services that have a table of their own, each with the names of those that share it. */
function tables(services: Services): [names: string[], service: Service][] {
  const owners = services.filter(
    (service, index) => services.findIndex(({ errors }) => errors === service.errors) === index,
  );
  return owners.map((owner) => [
    [...new Set(services.filter(({ errors }) => errors === owner.errors).map(({ name }) => name))],
    owner,
  ]);
}
