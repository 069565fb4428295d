import { PassThrough } from 'node:stream';
import { Questions } from '../questions.ts';

/** A terminal on which nobody sees more than it prints. */
function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, columns: 80 });
  const questions = new Questions(
    input as unknown as NodeJS.ReadStream,
    output as unknown as NodeJS.WriteStream,
  );
  return { questions, type: (text: string) => input.write(text), printed: () => String(output.read() ?? '') };
}

test('what is typed is shown, and a secret is not', async () => {
  const { questions, type, printed } = terminal();
  const login = questions.ask('Login:');
  type('username\r');
  expect(await login).toBe('username');
  const key = questions.askHidden('API Key (not shown):');
  type('secret-key\r');
  expect(await key).toBe('secret-key');
  const again = questions.ask('Go on?');
  type('yes\r');
  expect(await again).toBe('yes');
  questions.close();
  const screen = printed();
  for (const text of ['Login:', 'username', 'API Key (not shown):', 'Go on?', 'yes'])
    expect(screen).toContain(text);
  expect(screen).not.toContain('secret');
});

test('a secret that is pasted together with the answer before it is not shown', async () => {
  const { questions, type, printed } = terminal();
  const login = questions.ask('Login:');
  type('username\rsecret-key\ryes\r');
  expect(await login).toBe('username');
  expect(await questions.askHidden('API Key (not shown):')).toBe('secret-key');
  expect(await questions.ask('Go on?')).toBe('yes');
  questions.close();
  expect(printed()).not.toContain('secret');
});

test('a secret does not come back with the arrow for what was typed before', async () => {
  const { questions, type, printed } = terminal();
  const key = questions.askHidden('API Key (not shown):');
  type('secret-key\r');
  expect(await key).toBe('secret-key');
  const again = questions.ask('Go on?');
  type('\u001b[A\r');
  expect(await again).toBe('');
  questions.close();
  expect(printed()).not.toContain('secret');
});

test('a secret that is mended while it is typed is not shown, either', async () => {
  const { questions, type, printed } = terminal();
  const key = questions.askHidden('API Key (not shown):');
  type('secreX\u007ft-key\r');
  expect(await key).toBe('secret-key');
  questions.close();
  expect(printed()).not.toContain('secre');
});
