import type { Service } from '../../contract/service.ts';

// A login is the first label of the shop's host name, so it must not be able to lead anywhere else. A host name has no case
// and the hash has, so that a login in any but the address's own case may be signed wrongly.
const LOGIN = /^(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

// Zapier hides a key from its logs as typed and as encodeURIComponent writes it. PHP writes these marks in another way, so
// that a key with one of them would show where it goes into a form.
const WRITTEN_OTHERWISE = /[!'()*~]/;

/** A login that is no label of a host name, or a key that could not be hidden from the log. */
export const refuseShop: Service['refuse'] = ({ login, apiKey }) => {
  if (login === '') return { field: 'login', message: 'fill in the login of your shop, such as username' };
  if (LOGIN.test(login.toLowerCase()) && !LOGIN.test(login)) {
    return { field: 'login', message: 'write it in small letters, as in the address of your shop' };
  }
  if (!LOGIN.test(login)) {
    return { field: 'login', message: 'write only the login, such as username, not an address or an e-mail' };
  }
  if (WRITTEN_OTHERWISE.test(apiKey)) {
    return { field: 'api_key', message: 'copy it again: the key of a shop has no such signs' };
  }
  return undefined;
};
