import zapier, { defineApp } from 'zapier-platform-core';
import packageJson from './package.json' with { type: 'json' };
import { creates } from './src/creates/index.ts';
import { searches, searchOrCreates } from './src/searches/index.ts';
import { triggers } from './src/triggers/index.ts';
import { authentication } from './src/zapier/authentication.ts';

export default defineApp({
  version: packageJson.version,
  platformVersion: zapier.version,
  authentication,
  triggers,
  searches,
  creates,
  searchOrCreates,
  flags: {
    // src/form/tidy.ts decides what is empty, so that core does not move line items out of their rows.
    cleanInputData: false,
    // A 429 goes to the services like any other answer, for its message and its time to wait.
    throwForThrottlingEarly: false,
  },
});
