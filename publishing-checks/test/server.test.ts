import { answerFor, startChecks } from '../server.ts';
import { KNOWN } from './known.ts';

const BAD = {
  authentication: { connectionLabel: 'always', fields: [] },
  searches: {
    s: {
      key: 's',
      display: { label: 'Find It', description: 'Finds it.' },
      operation: { sample: { id: 1 } },
    },
  },
};

test('each finding is told under its severity, in the form that the CLI prints', () => {
  const { passes, errors, warnings, suggestions } = answerFor(BAD, KNOWN);
  expect(errors).toEqual({
    display_label: 'Errors',
    total_failures: 1,
    results: [
      {
        type: 'definition',
        violations: [{ type: 'D009', results: [{ tag: 'D009', message: 'searches.s: has no input field' }] }],
      },
    ],
  });
  expect(warnings).toMatchObject({ display_label: 'Publishing Tasks', total_failures: 1 });
  expect(suggestions).toMatchObject({ display_label: 'Warnings', total_failures: 3 });
  expect(passes).toHaveLength(25);
});

test('the server answers as Zapier would, and keeps what would block a promotion', async () => {
  const checks = await startChecks(KNOWN);
  try {
    const answer = await fetch(`${checks.address}/api/platform/cli/check`, {
      method: 'POST',
      body: JSON.stringify({ app_definition: BAD }),
    });
    expect(await answer.json()).toEqual(answerFor(BAD, KNOWN));
    expect([...checks.blocking].sort()).toEqual(['D009', 'M002']);
  } finally {
    checks.stop();
  }
});
