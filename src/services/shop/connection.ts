import * as zod from 'zod/mini';
import { API_KEY } from '../../contract/api-key.ts';
import { required } from '../../form/field-meta.ts';

// A login is the first label of the shop's host name, so it must not lead anywhere else. Host names ignore case and the hash
// does not, so a login in any other case than that of the address may be signed wrongly.
const LOGIN = /^(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

// Zapier hides a key from its logs as typed and as encodeURIComponent writes it. PHP encodes these marks differently, so a key
// with one of them would be visible in the log of a form.
const ENCODED_DIFFERENTLY = /[!'()*~]/;

/** The fields that connect the account of a shop. */
export const SHOP_CONNECTION = zod.object({
  login: required(
    zod.string('fill in the login of your shop, such as username').check(
      zod.trim(),
      zod.refine((login) => LOGIN.test(login) || !LOGIN.test(login.toLowerCase()), {
        error: 'write it in small letters, as in the address of your shop',
        abort: true,
      }),
      zod.regex(LOGIN, 'write only the login, such as username, not an address or an e-mail'),
    ),
    {
      label: 'Login',
      help:
        'The first part of the address of your shop: `username` in `username.influencersoft.com`, ' +
        '`username.justclick.io` or `username.justclick.ru` ' +
        '([more](https://help.influencersoft.com/hc/en-us/articles/360050868031)).',
      example: 'username',
      isPublic: true,
    },
  ),
  api_key: required(
    API_KEY.check(
      zod.refine(
        (key) => !ENCODED_DIFFERENTLY.test(key),
        'copy it again: the key of a shop has no such signs',
      ),
    ),
    {
      label: 'API Key',
      help:
        'InfluencerSoft and JustClick: "Integration and API" at the foot of your account; see the help of ' +
        '[InfluencerSoft](https://help.influencersoft.com/hc/en-us/articles/360050406312), ' +
        '[justclick.io](https://help.justclick.io/archives/488) or ' +
        '[justclick.ru](https://help.justclick.ru/archives/488).',
      inputType: 'password',
    },
  ),
});

/** The account of a shop: its login as typed, and its key in clear. */
export type ShopAccount = zod.output<typeof SHOP_CONNECTION>;
