import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Definition } from './definition.ts';
import type { Known, Severity } from './rule.ts';
import { RULES } from './rules.ts';

const LABELS: Readonly<Record<Severity, string>> = {
  errors: 'Errors',
  warnings: 'Publishing Tasks',
  suggestions: 'Warnings',
};

/**
 * Answers the CLI's `/check` on the loopback address, as Zapier does for a definition that belongs to no registered
 * integration, so that `validate` and `build` run whole without a network.
 *
 * @param known what Zapier would know of the integration if it were registered
 * @returns its address, and the ids of the checks that a promotion would have failed so far
 */
export async function startChecks(
  known: Known,
): Promise<{ address: string; blocking: Set<string>; stop(): void }> {
  const app = new Hono();
  const blocking = new Set<string>();
  app.post('/api/platform/cli/check', async (c) => {
    const { app_definition } = await c.req.json<{ app_definition: Definition }>();
    const answer = answerFor(app_definition, known);
    for (const { results } of [answer.errors, answer.warnings]) {
      for (const { violations } of results) for (const { type } of violations) blocking.add(type);
    }
    return c.json(answer);
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
      resolve({ address: `http://127.0.0.1:${port}`, blocking, stop: () => server.close() }),
    );
    server.once('error', reject);
  });
}

/** What the CLI expects: the rules that passed, and for each severity what did not. */
export function answerFor(definition: Definition, known: Known) {
  const checked = RULES.map((rule) => ({ rule, findings: rule.check(definition, known) }));
  const failing = (severity: Severity) => {
    const failed = checked.filter(({ rule, findings }) => rule.severity === severity && findings.length > 0);
    return {
      display_label: LABELS[severity],
      total_failures: failed.length,
      results: failed.map(({ rule, findings }) => ({
        type: 'definition',
        violations: [{ type: rule.id, results: findings.map((message) => ({ tag: rule.id, message })) }],
      })),
    };
  };
  return {
    passes: checked.filter(({ findings }) => findings.length === 0).map(({ rule }) => ({ tag: rule.id })),
    errors: failing('errors'),
    warnings: failing('warnings'),
    suggestions: failing('suggestions'),
  };
}
