import type { Services } from '../../src/contract/service.ts';
import { namesOf } from '../offers.ts';
import { lines } from './markdown.ts';

const EVERYWHERE = 'In every service';

/**
 * Returns the changelog of an app of some services: of every version the parts whose headings name one of them, as one list and
 * without the headings.
 *
 * @param changelog `CHANGELOG.md`, that of all services
 */
export function changelogOf(changelog: string, services: Services): string {
  const names = namesOf(services);
  const isMeant = (heading: string): boolean =>
    heading === EVERYWHERE || names.some((name) => heading.includes(name));
  const versions = changelog.split(/^## /m).slice(1);
  return lines(
    '# Changelog',
    '',
    '<!-- Made by `npm run docs` from CHANGELOG.md. Do not edit. -->',
    ...versions.flatMap((section) => {
      const [version = '', ...parts] = section.split(/^### /m);
      const lists = parts.map(headingAndList).flatMap(([heading, list]) => (isMeant(heading) ? [list] : []));
      return ['', `## ${version.trim()}`, '', ...lists];
    }),
    '',
  );
}

function headingAndList(part: string): readonly [heading: string, list: string] {
  const end = part.indexOf('\n');
  return [part.slice(0, end), part.slice(end).trim()];
}
