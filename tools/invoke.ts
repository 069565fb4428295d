import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { parseEnv } from 'node:util';

/** Runs `zapier-platform invoke`, once what it needs is there: an account, and the sandbox if that is where it is. */

const filledIn = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : process.env;
if (filledIn.authData_service === undefined)
  stop('There is no account to use. Run this first: cp .env.example .env');
for (const [name, address = ''] of Object.entries(filledIn)) {
  if (!name.endsWith('_BASE_URL') || !URL.canParse(address) || (await answers(new URL(address)))) continue;
  stop(`Nothing answers at ${address}, where .env says the sandbox is. In another terminal: npm run sandbox`);
}
const command = spawn('zapier-platform', ['invoke', '--non-interactive', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1' },
});
const [code] = await once(command, 'exit');
process.exitCode = code ?? 1;

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}

/** Whether something listens there. */
async function answers({ hostname, port }: URL): Promise<boolean> {
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
