import { parseArgs } from 'node:util';
import { APLAUT_API_KEY, APLAUT_OAUTH_TOKEN, LOGIN, SHOP_KEY } from './accounts.ts';
import { startSandbox } from './sandbox.ts';
import { SWITCHES, type SwitchName } from './switches.ts';

const PORTS = [4010, 4011, 4012] as const;

const { values } = parseArgs({ options: { fault: { type: 'string' } } });
const isFault = (name: string): name is SwitchName => Object.hasOwn(SWITCHES, name);
const { fault } = values;
if (fault !== undefined && !isFault(fault)) {
  console.error(`There is no fault "${fault}". There are: ${Object.keys(SWITCHES).join(', ')}`);
  process.exit(1);
}

const sandbox = await startSandbox({
  ports: PORTS,
  fault,
  onVisit: ({ service, method, host, path, proof, answer }) =>
    console.log(`${service}: ${method} https://${host}${path} · ${proof} · ${answer}`),
}).catch((error: Error) => {
  console.error(`The sandbox needs the ports ${PORTS.join(', ')}: ${error.message}`);
  process.exit(1);
});

console.log(`InfluencerSoft  ${sandbox.influencersoft.address}  login ${LOGIN}, key ${SHOP_KEY}
JustClick       ${sandbox.justclick.address}  login ${LOGIN}, key ${SHOP_KEY}
Aplaut          ${sandbox.aplaut.address}  API key ${APLAUT_API_KEY}, OAuth token ${APLAUT_OAUTH_TOKEN}
Stop with Ctrl-C.
`);

process.once('SIGINT', () => sandbox.stop());
process.once('SIGTERM', () => sandbox.stop());
