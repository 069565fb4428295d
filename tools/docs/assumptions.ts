import { GROUPS } from '../../live-check/assumptions.ts';
import { references } from '../../live-check/references.ts';
import { code, lines } from './markdown.ts';

/** Returns `docs/assumptions.md`. */
export function assumptionsPage(): string {
  const files = references();
  return lines(
    '<!-- Made by `npm run docs` from live-check/assumptions.ts and the comments in src/. Do not edit. -->',
    '',
    '# Assumptions',
    '',
    'What this app relies on, and the vendors do not document or only imply. This app has met none of it on their servers yet. With an',
    'account, one command finds out about most of it; [testing](testing.md#against-a-real-account) says how to run it:',
    '',
    '```sh',
    'npm run live-check',
    '```',
    '',
    'The sandbox does all of this as it is assumed. `npm run sandbox -- --deviation ID` makes it differ in one thing.',
    ...Object.values(GROUPS).flatMap(({ title, assumptions }) => [
      '',
      `## ${title}`,
      ...Object.entries(assumptions).flatMap(([id, { claim, ifWrong, change, check }]) => [
        '',
        `### ${code(id)}`,
        '',
        claim,
        '',
        `- If it is wrong: ${ifWrong}`,
        `- What to change then: ${change}`,
        `- How it is checked: ${check}`,
        `- Relied on in ${(files.get(id) ?? []).map(code).join(', ')}`,
      ]),
    ]),
    '',
  );
}
