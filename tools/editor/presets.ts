import type { Preset } from '../../editor/index.ts';
import { SANDBOX_ACCOUNTS } from '../../sandbox/services.ts';
import { SERVICES } from '../../src/services/index.ts';
import { serviceOf } from '../../src/zapier/connection.ts';

/** The accounts of the sandbox. */
export const PRESETS: readonly Preset[] = Object.values(SANDBOX_ACCOUNTS).map((authData) => ({
  title: serviceOf(SERVICES, authData).title,
  authData,
}));
