import * as zod from 'zod/mini';
import { read } from './form/read.ts';
import { TEXT } from './form/values.ts';
import { choice, optional, preset, required } from './form/words.ts';
import { SERVICE_CHOICES, SERVICES, type ServiceId, SHOPS } from './services/index.ts';
import type { Connection, Service } from './services/service.ts';

// A login is the first label of the shop's host name, so it must not be able to lead anywhere else.
const LOGIN = TEXT.check(
  zod.trim(),
  zod.regex(
    /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i,
    'write only the login, such as username, not an address or an e-mail',
  ),
);

const KEY = TEXT.check(
  zod.trim(),
  // Zapier hides values of six characters and more from its logs; the services' keys are far longer.
  zod.regex(/^[\x21-\x7e]{6,}$/, 'paste the whole key, without blanks'),
  zod.refine((key) => !key.includes('{{'), 'paste the key itself, not a placeholder'),
);

/** The form that connects an account. */
export const CONNECTION_FORM = zod
  .object({
    service: preset(choice(SERVICE_CHOICES), 'influencersoft', {
      label: 'Service',
      help: 'Aplaut has two kinds of key, made in two places of its section [Developers](https://app.aplaut.io/b/developers).',
      isPublic: true,
    }),
    login: optional(LOGIN, {
      label: 'Login',
      help:
        'The first part of the address of your shop: `username` in `username.influencersoft.com`, ' +
        '`username.justclick.io` or `username.justclick.ru`. Not needed for Aplaut.',
      example: 'username',
      isPublic: true,
    }),
    api_key: required(KEY, {
      label: 'API Key',
      help:
        'InfluencerSoft and JustClick: "Integration and API" at the foot of your account ' +
        '([InfluencerSoft help](https://help.influencersoft.com/hc/en-us/articles/360050406312), ' +
        '[JustClick help](https://help.justclick.io/archives/488)). ' +
        'Aplaut: the section [Developers](https://app.aplaut.io/b/developers).',
      shownAs: 'password',
    }),
  })
  .check(
    zod.superRefine((form, check) => {
      if (SHOPS.includes(form.service) && form.login === undefined) {
        const message = 'fill in the login of your shop, such as username';
        check.addIssue({ code: 'custom', path: ['login'], message, input: form });
      }
    }),
  );

/**
 * The account that a step is connected to.
 *
 * @param authData `bundle.authData`
 * @throws {FormError} before any request, for a login or key that cannot be one
 */
export function connectionOf(
  authData: Readonly<Record<string, unknown>>,
): Connection & { service: ServiceId } {
  const { service, login, api_key } = read(CONNECTION_FORM, authData);
  return { service, login: login ?? '', apiKey: api_key };
}

/**
 * The service that a form is drawn for. Never throws, so that a form can be shown before its connection is complete.
 *
 * @param authData `bundle.authData`
 */
export function serviceOf(authData: Readonly<Record<string, unknown>>): Service {
  const service = zod.safeParse(CONNECTION_FORM.shape.service, authData.service);
  return SERVICES[service.success ? service.data : 'influencersoft'];
}
