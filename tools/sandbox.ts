import { readCommandLine } from '../command-line/program.ts';
import { DEVIATIONS, type DeviationName } from '../sandbox/deviations.ts';
import { FAULTS, type FaultName } from '../sandbox/faults.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { SANDBOX_SERVICES } from '../sandbox/services.ts';

/** Starts the services of the sandbox on their own ports. */

const { values } = readCommandLine({
  command: 'npm run sandbox',
  summary: 'Starts the three services on this machine and prints a line for each request, until Ctrl-C.',
  options: {
    fault: { type: 'string', value: 'NAME', help: 'spoils every response', choices: Object.keys(FAULTS) },
    deviation: {
      type: 'string',
      value: 'NAME',
      help: 'answers in another way than the documentation says',
      choices: Object.keys(DEVIATIONS),
    },
  },
  example: '--fault wrong_hash',
});
const isFault = (name: string): name is FaultName => Object.hasOwn(FAULTS, name);
const isDeviation = (name: string): name is DeviationName => Object.hasOwn(DEVIATIONS, name);
const fault = Object.keys(FAULTS)
  .filter(isFault)
  .find((name) => name === values.fault);
const deviation = Object.keys(DEVIATIONS)
  .filter(isDeviation)
  .find((name) => name === values.deviation);

const sandbox = await startSandbox({
  ports: 'registered',
  fault,
  deviation,
  onVisit: ({ service, method, host, path, proof, answer }) =>
    console.log(`[Sandbox] ${service}: ${method} https://${host}${path} · ${proof} · ${answer}`),
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
if (fault !== undefined) console.log(`Every response is spoiled: ${fault}.`);
if (deviation !== undefined) console.log(`Every response deviates: ${deviation}.`);
console.log('Stop with Ctrl-C.\n');

process.once('SIGINT', () => sandbox.stop());
process.once('SIGTERM', () => sandbox.stop());
