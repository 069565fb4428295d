import * as zod from 'zod/mini';
import { TEXT } from '../form/values.ts';
import { SHORTEST_KEY } from '../http/mask.ts';

const MESSAGE = `paste the whole key: at least ${SHORTEST_KEY} characters, without blanks`;

/**
 * A key or token as typed. Not trimmed, because Zapier hides it from its logs exactly as typed, and would not recognize a
 * trimmed one. A `{{` would be an unresolved placeholder.
 */
export const API_KEY = TEXT.check(
  zod.minLength(SHORTEST_KEY, MESSAGE),
  zod.regex(/^[\x21-\x7e]*$/, MESSAGE),
  zod.refine((key) => !key.includes('{{'), 'paste the key itself, not a placeholder'),
);
