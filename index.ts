import zapier, { type App, type Create, type Search, type Trigger } from 'zapier-platform-core';
import packageJson from './package.json' with { type: 'json' };
import { SERVICES } from './src/services/index.ts';
import { zapierApp } from './src/zapier/app.ts';

export default {
  version: packageJson.version,
  platformVersion: zapier.version,
  ...zapierApp(SERVICES),
} satisfies App<Record<string, Trigger>, Record<string, Create>, Record<string, Search>>;
