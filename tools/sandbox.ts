import { parseArgs } from 'node:util';
import { DEVIATIONS, type DeviationName } from './deviations.ts';
import { FAULTS, type FaultName } from './faults.ts';
import { startSandbox } from './sandbox.ts';
import { SANDBOX_SERVICES } from './services.ts';

const { values } = parseArgs({ options: { fault: { type: 'string' }, deviation: { type: 'string' } } });
const isFault = (name: string): name is FaultName => Object.hasOwn(FAULTS, name);
const isDeviation = (name: string): name is DeviationName => Object.hasOwn(DEVIATIONS, name);
const { fault, deviation } = values;
if (fault !== undefined && !isFault(fault)) {
  console.error(`There is no fault "${fault}". There are: ${Object.keys(FAULTS).join(', ')}`);
  process.exit(1);
}
if (deviation !== undefined && !isDeviation(deviation)) {
  console.error(`There is no deviation "${deviation}". There are: ${Object.keys(DEVIATIONS).join(', ')}`);
  process.exit(1);
}

const sandbox = await startSandbox({
  ports: 'registered',
  fault,
  deviation,
  onVisit: ({ service, method, host, path, proof, answer }) =>
    console.log(`${service}: ${method} https://${host}${path} · ${proof} · ${answer}`),
}).catch((error: Error) => {
  const ports = Object.values(SANDBOX_SERVICES).map(({ port }) => port);
  console.error(`The sandbox needs the ports ${ports.join(', ')}: ${error.message}`);
  process.exit(1);
});

// In the words of `.env`.
for (const { baseUrlVariable, accounts } of Object.values(SANDBOX_SERVICES)) {
  console.log(`${baseUrlVariable}=${sandbox.environment[baseUrlVariable]}`);
  for (const account of accounts) {
    const filledIn = Object.entries(account).map(([key, value]) => `authData_${key}=${value}`);
    console.log(`  ${filledIn.join(' ')}`);
  }
}
console.log('Stop with Ctrl-C.\n');

process.once('SIGINT', () => sandbox.stop());
process.once('SIGTERM', () => sandbox.stop());
