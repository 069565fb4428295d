import * as zod from 'zod/mini';
import type { Connection, Service } from '../contract/service.ts';
import { choice, optional, preset, required } from '../form/field-meta.ts';
import { read } from '../form/parse-input.ts';
import { TEXT } from '../form/values.ts';
import { SHORTEST_KEY } from '../http/mask.ts';
import { isServiceId, SERVICES } from '../services/index.ts';

// Not trimmed: Zapier hides the key from its logs as it was typed, and would not know a trimmed one.
const KEY_WISH = `paste the whole key: at least ${SHORTEST_KEY} characters, without blanks`;
const KEY = TEXT.check(
  zod.minLength(SHORTEST_KEY, KEY_WISH),
  zod.regex(/^[\x21-\x7e]*$/, KEY_WISH),
  zod.refine((key) => !key.includes('{{'), 'paste the key itself, not a placeholder'),
);

const SERVICE_CHOICES = Object.fromEntries(Object.entries(SERVICES).map(([id, { title }]) => [title, id]));

/** The form that connects an account. */
export const CONNECTION_FORM = zod
  .object({
    service: preset(choice(SERVICE_CHOICES), 'influencersoft', {
      label: 'Service',
      help: 'Aplaut has two kinds of key, both made in its section [Developers](https://app.aplaut.io/b/developers).',
      isPublic: true,
    }),
    login: optional(TEXT.check(zod.trim()), {
      label: 'Login',
      help:
        'The first part of the address of your shop: `username` in `username.influencersoft.com`, ' +
        '`username.justclick.io` or `username.justclick.ru` ' +
        '([more](https://help.influencersoft.com/hc/en-us/articles/360050868031)). Not needed for Aplaut.',
      example: 'username',
      isPublic: true,
    }),
    api_key: required(KEY, {
      label: 'API Key',
      help:
        'InfluencerSoft and JustClick: "Integration and API" at the foot of your account; see the help of ' +
        '[InfluencerSoft](https://help.influencersoft.com/hc/en-us/articles/360050406312), ' +
        '[justclick.io](https://help.justclick.io/archives/488) or ' +
        '[justclick.ru](https://help.justclick.ru/archives/488). ' +
        'Aplaut: the section [Developers](https://app.aplaut.io/b/developers).',
      shownAs: 'password',
    }),
  })
  .check(
    zod.superRefine((form, check) => {
      const wrong = serviceOf(form).refuse(connectionIn(form));
      if (wrong) check.addIssue({ code: 'custom', path: [wrong.field], message: wrong.message, input: form });
    }),
  );

const connectionIn = (form: {
  service: string;
  login?: string | undefined;
  api_key: string;
}): Connection => ({
  service: form.service,
  login: form.login ?? '',
  apiKey: form.api_key,
});

/**
 * The account that a step is connected to.
 *
 * @param authData `bundle.authData`
 * @throws {FormError} before any request, for a login or key that cannot be one
 */
export const connectionOf = (authData: Readonly<Record<string, unknown>>): Connection =>
  connectionIn(read(CONNECTION_FORM, authData));

/**
 * The service of a connection; the form's default for one that is not complete yet, so that a form can always be shown.
 *
 * @param authData `bundle.authData`
 */
export const serviceOf = ({ service }: { readonly service?: unknown }): Service =>
  SERVICES[isServiceId(service) ? service : 'influencersoft'];
