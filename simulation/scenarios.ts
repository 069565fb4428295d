import { playCreates } from './creates.ts';
import { VIOLATIONS } from './judge.ts';
import { playPolling } from './polling.ts';
import { POLLING_VIOLATIONS } from './polling-judge.ts';
import { playRecipes, RECIPE_VIOLATIONS } from './recipes.ts';
import type { Report, Run } from './run.ts';
import { playSearches, SEARCH_VIOLATIONS } from './searches.ts';
import { playSockets, SOCKET_VIOLATIONS } from './sockets.ts';

interface Scenario {
  /** What is counted, and how much of it a whole simulation has. */
  unit: string;
  enough: number;
  columns: readonly string[];
  play(run: Run): Promise<Report>;
}

export const SCENARIOS = {
  creates: {
    unit: 'wanted',
    enough: 10_000,
    columns: ['wanted', 'tries', 'done', 'failed', ...Object.keys(VIOLATIONS)],
    play: playCreates,
  },
  polling: {
    unit: 'days',
    enough: 1_000,
    columns: ['days', 'polls', 'told', 'held', 'due', ...Object.keys(POLLING_VIOLATIONS)],
    play: playPolling,
  },
  sockets: {
    unit: 'steps',
    enough: 4_000,
    columns: ['steps', 'requests', 'kept', 'troubled', ...Object.keys(SOCKET_VIOLATIONS)],
    play: playSockets,
  },
  searches: {
    unit: 'searches',
    enough: 2_000,
    columns: ['searches', 'requests', 'troubled', 'found', 'cut', ...Object.keys(SEARCH_VIOLATIONS)],
    play: playSearches,
  },
  recipes: {
    unit: 'recipes',
    enough: 20,
    columns: ['recipes', 'steps', 'sent', ...Object.keys(RECIPE_VIOLATIONS)],
    play: playRecipes,
  },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name);
