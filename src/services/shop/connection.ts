import * as zod from 'zod/mini';
import { API_KEY } from '../../contract/api-key.ts';
import { required } from '../../form/field-meta.ts';
import { LINE_LENGTH } from '../../form/values.ts';
import type { Brand } from './brand.ts';
import { ENCODED_BY_PHP_ALONE } from './http-build-query.ts';
import { brandOf, loginIn } from './shop-address.ts';

// A login is the first label of the shop's host name, so it must not lead anywhere else. Host names ignore case and the hash
// does not, so a login in any other case than that of the address may be signed wrongly. Assumed: login-case.
const LOGIN = /^(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Returns the form that connects a shop of a brand.
 *
 * @param others the other brands that a user can choose, for an address that belongs to one of them
 */
export const shopConnection = (brand: Brand, others: readonly Brand[]) =>
  zod.object({
    login: required(
      zod.string('fill in the login of your shop, such as username').check(
        LINE_LENGTH,
        zod.overwrite((text) => loginIn(text, brand)),
        zod.refine((login) => brandOf(login, others) === undefined, {
          error: ({ input }) => {
            const title = brandOf(String(input), others)?.title;
            return `this is the address of a shop at ${title}: choose ${title} as the Service`;
          },
          abort: true,
        }),
        zod.refine((login) => LOGIN.test(login) || !LOGIN.test(login.toLowerCase()), {
          error: "enter it in lowercase, as in your shop's address",
          abort: true,
        }),
        zod.regex(LOGIN, `enter the login or the address of your shop, such as username.${brand.domain}`),
      ),
      {
        label: 'Login',
        help: `the first part of [the address of your shop](${brand.loginHelp}), \`username\` in \`username.${brand.domain}\`.`,
        example: 'username',
        isPublic: true,
      },
    ),
    api_key: required(
      API_KEY.check(
        // Zapier hides a key from its logs as typed and as encodeURIComponent writes it. One that PHP encodes in another way would
        // be visible in the log of a form. Assumed: key-characters.
        zod.refine(
          (key) => key.search(ENCODED_BY_PHP_ALONE) === -1,
          "copy it again: a shop's key has only letters and digits",
        ),
      ),
      {
        label: 'API Key',
        help: `"Integration and API" at the bottom of your account ([how to find it](${brand.apiKeyHelp})).`,
        inputType: 'password',
      },
    ),
  });

/** The account of a shop: its login, and its key in clear. */
export type ShopAccount = zod.output<ReturnType<typeof shopConnection>>;
