import packageJson from '../../package.json' with { type: 'json' };
import { zapierApp } from '../../src/zapier/app.ts';
import { SERVICES } from './services.ts';

export default zapierApp(SERVICES, packageJson.version);
