import PACKAGE from '../package.json' with { type: 'json' };
import { masked } from '../src/http/mask.ts';
import type { Finding } from './findings.ts';
import type { RunResult } from './live-check.ts';
import type { OrderWishes } from './script.ts';
import type { Account, CheckedService } from './services.ts';

/**
 * Returns the report of a run in Markdown, to be shown to anybody: it holds no key, no login, no address and nothing of an
 * order but the forms of its values.
 */
export function reportOf(
  service: CheckedService,
  account: Account,
  wishes: OrderWishes | undefined,
  outcome: RunResult,
): string {
  const { ended, left } = outcome;
  const lines = [
    `# Live check of ${service.title}`,
    '',
    `Orders for Zapier ${PACKAGE.version}, ${modeOf(service, wishes)}. What each id means: docs/assumptions.md.`,
    ...(ended === undefined ? [] : ['', `**${ended}**`]),
    ...(left.length === 0 ? [] : ['', `**Left in the account: ${left.join(', ')}.**`]),
    '',
    ...table(['Assumption', 'Result', 'Seen'], rowsOf(service, outcome)),
    '',
    '## Shapes of the answers',
    '',
    ...table(
      ['Request', 'Shape'],
      [...outcome.shapes].map(([name, shape]) => [name, code(String(shape))]),
    ),
    '',
  ];
  return masked(lines.join('\n'), account.key);
}

function modeOf({ isShop }: CheckedService, wishes: OrderWishes | undefined): string {
  if (wishes === undefined) return 'read only';
  if (!isShop) return 'with a test order';
  return wishes.byApi2 ? 'with a test order by API 2.0' : 'with a test order by the standard API';
}

/** Returns the ids of a service with what was found, what fails first. */
function rowsOf({ ids }: CheckedService, { findings }: RunResult): string[][] {
  return ids
    .map((id) => ({ id, ...findings.of(id) }))
    .sort((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result))
    .map(({ id, result, seen }) => [code(id), result, seen]);
}

const ORDER: readonly Finding['result'][] = ['fails', 'holds', 'could not be checked'];

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
