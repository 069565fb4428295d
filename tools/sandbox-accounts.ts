import { SANDBOX_ACCOUNTS } from '../sandbox/services.ts';
import type { Service, Services } from '../src/contract/service.ts';
import { connectionFields } from '../src/zapier/connection.ts';

/** An account of the sandbox, filled in in the connection form of an app. */
export interface SandboxAccount {
  service: Service;
  authData: Readonly<Record<string, string>>;
}

/** Returns an account of the sandbox for each service of an app. */
export function sandboxAccounts(services: Services): SandboxAccount[] {
  const fields = connectionFields(services).map(({ key }) => key);
  return Object.values(SANDBOX_ACCOUNTS).flatMap((account) => {
    const filledIn = Object.entries(account).filter(([key]) => fields.includes(key));
    const owners = services.filter(({ id }) => id === account.service);
    return owners.map((service) => ({ service, authData: Object.fromEntries(filledIn) }));
  });
}
