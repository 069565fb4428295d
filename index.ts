import packageJson from './package.json' with { type: 'json' };
import { SERVICES } from './src/services/index.ts';
import { zapierApp } from './src/zapier/app.ts';

export default zapierApp(SERVICES, packageJson.version);
