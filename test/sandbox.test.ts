import { readFileSync } from 'node:fs';
import type { Registration } from '../sandbox/registration.ts';
import { SANDBOX_SERVICES } from '../sandbox/services.ts';
import { SERVICES } from '../src/services/index.ts';

const registered = Object.values<Registration>(SANDBOX_SERVICES);

test('every service of the app has an account in the sandbox, at the variable that the app reads', () => {
  const pairs = registered.flatMap(({ accounts, baseUrlVariable }) =>
    accounts.map(({ service }) => [service, baseUrlVariable]),
  );
  expect(pairs).toEqual(SERVICES.map(({ id, baseUrlVariable }) => [id, baseUrlVariable]));
});

test('.env.example points the app at every service of the sandbox, and connects its first account', () => {
  const example = readFileSync('.env.example', 'utf8');
  const assigned = [...example.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
  const [first] = registered.flatMap(({ accounts }) => accounts);
  expect(assigned).toEqual([
    ...registered.map(({ baseUrlVariable, port }) => [baseUrlVariable, `http://127.0.0.1:${port}`]),
    ...Object.entries({ ...first }).map(([key, value]) => [`authData_${key}`, value]),
  ]);
});
