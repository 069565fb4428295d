import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Definition } from './definition.ts';
import { RULES, type Rule } from './rules.ts';

const LABELS: Readonly<Record<Rule['severity'], string>> = {
  errors: 'Errors',
  warnings: 'Publishing Tasks',
  suggestions: 'Warnings',
};

/**
 * Answers the CLI's `/check` on the loopback address, as Zapier does for a definition that belongs to no registered
 * integration, so that `validate` and `build` run whole without a network.
 */
export async function startChecks(): Promise<{ address: string; stop(): void }> {
  const app = new Hono();
  app.post('/api/platform/cli/check', async (c) => {
    const { app_definition } = await c.req.json<{ app_definition: Definition }>();
    return c.json(answerFor(app_definition));
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
      resolve({ address: `http://127.0.0.1:${port}`, stop: () => server.close() }),
    );
    server.once('error', reject);
  });
}

/** What the CLI expects: the rules that passed, and for each severity what did not. */
export function answerFor(definition: Definition) {
  const checked = RULES.map((rule) => ({ rule, findings: rule.check(definition) }));
  const failing = (severity: Rule['severity']) => {
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
