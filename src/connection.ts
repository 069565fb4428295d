import * as zod from 'zod/mini';
import { read } from './form/read.ts';
import { TEXT } from './form/values.ts';
import { choice, optional, preset, required } from './form/words.ts';
import { SERVICE_CHOICES, SERVICES, type ServiceId, SHOPS } from './services/index.ts';
import type { Connection, Service } from './services/service.ts';

// A login is the first label of the shop's host name, so it must not be able to lead anywhere else.
const LOGIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

// Zapier hides a key from its logs as it was typed and as encodeURIComponent writes it, if it has at least six characters.
// So it is not trimmed here, and the marks that PHP writes in another way are refused where it goes into a form.
const KEY = TEXT.check(
  zod.regex(/^[\x21-\x7e]{6,}$/, 'paste the whole key, without blanks'),
  zod.refine((key) => !key.includes('{{'), 'paste the key itself, not a placeholder'),
);
const UNLIKE_SHOP_KEY = /[!'()*~]/;

/** The form that connects an account. */
export const CONNECTION_FORM = zod
  .object({
    service: preset(choice(SERVICE_CHOICES), 'influencersoft', {
      label: 'Service',
      help: 'Aplaut has two kinds of key, made in two places of its section [Developers](https://app.aplaut.io/b/developers).',
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
    zod.superRefine(({ service, login, api_key }, check) => {
      if (!SHOPS.includes(service)) return;
      const report = (key: string, message: string) =>
        check.addIssue({ code: 'custom', path: [key], message, input: login });
      if (login === undefined) report('login', 'fill in the login of your shop, such as username');
      else if (!LOGIN.test(login))
        report('login', 'write only the login, such as username, not an address or an e-mail');
      if (UNLIKE_SHOP_KEY.test(api_key))
        report('api_key', 'copy it again: the key of a shop has no such signs');
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
