import type { AccountKind } from '../../editor/index.ts';
import type { Services } from '../../src/contract/service.ts';
import { fieldsOf } from '../../src/form/fields.ts';
import { sandboxAccounts } from '../sandbox-accounts.ts';
import { iconOf } from './icons.ts';

/** Returns what an app can be connected to, each with its account of the sandbox. */
export const accountKindsOf = (services: Services): AccountKind[] =>
  sandboxAccounts(services).map(({ service: { title, name, connectionForm }, authData }) => ({
    title,
    service: name,
    icon: iconOf(name),
    sandbox: authData,
    asks: fieldsOf(connectionForm).map(({ key }) => key),
  }));
