import { isIPv4 } from 'node:net';

/** Where a request is sent. */
interface Target {
  url: string;
  /** The host that the request is meant for, if it is sent somewhere else. */
  headers: Readonly<Record<string, string>>;
}

/**
 * Returns the address of a service, or of a sandbox on this machine if the environment names one. The sandbox reads from the
 * `Host` header which account is meant, as the service would.
 *
 * @param url the service's own https address
 * @param variable e.g. `INFLUENCERSOFT_BASE_URL`, holding e.g. `http://127.0.0.1:4010`
 * @throws {Error} for any address that is not on this machine, so that no variable can send real keys elsewhere
 */
export function targetOf(url: string, variable: string): Target {
  const base = process.env[variable]?.trim();
  if (!base) return { url, headers: {} };
  const sandbox = URL.parse(base);
  if (
    sandbox === null ||
    !isLoopback(sandbox.hostname) ||
    sandbox.username !== '' ||
    !isWeb(sandbox.protocol)
  ) {
    throw new Error(
      `${variable} may only hold the address of a sandbox on this machine, such as 127.0.0.1 with a port.`,
    );
  }
  const { host, pathname, search } = new URL(url);
  return { url: `${sandbox.origin}${pathname}${search}`, headers: { host } };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));

const isWeb = (protocol: string): boolean => protocol === 'http:' || protocol === 'https:';
