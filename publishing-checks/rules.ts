import { COMPATIBILITY } from './compatibility.ts';
import { MARKETING } from './marketing.ts';
import type { Rule } from './rule.ts';
import { SAMPLES } from './samples.ts';
import { STRUCTURE } from './structure.ts';
import { WORDS } from './words.ts';

/**
 * Zapier's integration checks that need no network, by
 * docs.zapier.com/integrations/publish/integration-checks-reference. D019 and D020 are retired.
 */
export const RULES: readonly Rule[] = [...COMPATIBILITY, ...STRUCTURE, ...WORDS, ...SAMPLES, ...MARKETING];
