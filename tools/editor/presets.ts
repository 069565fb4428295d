import type { Preset } from '../../editor/index.ts';
import type { Services } from '../../src/contract/service.ts';
import { sandboxAccounts } from '../sandbox-accounts.ts';

/** Returns the accounts of the sandbox for the services of an app. */
export const presetsOf = (services: Services): Preset[] =>
  sandboxAccounts(services).map(({ service: { title }, authData }) => ({ title, authData }));
