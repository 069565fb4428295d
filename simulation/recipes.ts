import { isDeepStrictEqual } from 'node:util';
import { RECIPES } from '../recipes/index.ts';
import type { Recipe } from '../recipes/recipe.ts';
import type { Random } from './random.ts';
import { type Orders, playRecipe, type RecipeRun, withoutTimes } from './recipe-play.ts';
import { count, playSeed, type Report, type Run } from './run.ts';
import type { App } from './zapier/app.ts';

/** How a recipe can do something else than its page says. */
export const RECIPE_VIOLATIONS = {
  failed: 'a step failed',
  replayed: 'a replay did not do what the page says',
  unknown: 'an unknown product did not do what the page says',
};

/** Plays every recipe, and compares what comes of it with what its page says. */
export const playRecipes = (run: Run): Promise<Report> => playSeed(run, playAll);

async function playAll(random: Random, app: App): Promise<Report> {
  const report: Report = { rows: {}, violations: [] };
  for (const [name, recipe] of Object.entries<Recipe>(RECIPES)) {
    const { run, replay } = await playRecipe(random, app, recipe);
    count(report, name, 'recipes');
    count(report, name, 'steps', run.steps);
    count(report, name, 'sent', run.sent.length);
    judge('failed', run.steps + run.sent.length > 0 && run.failures.length === 0, name, run);
    judge('replayed', isAsSaid(replay, recipe.replay.error, run.orders), name, replay);
    const { values, error } = recipe.unknownProduct;
    if (values === undefined) continue;
    const unknown = await playRecipe(random, app, recipe, values);
    judge('unknown', isAsSaid(unknown.run, error, unknown.before), name, unknown.run);
  }
  return report;

  function judge(violation: keyof typeof RECIPE_VIOLATIONS, isGood: boolean, name: string, run: RecipeRun) {
    if (isGood) return;
    count(report, name, violation);
    report.violations.push(`${name}: ${RECIPE_VIOLATIONS[violation]}\n  ${JSON.stringify(run.failures)}`);
  }
}

/** Whether a run failed as a page says, or not at all, and left every order as it was. */
const isAsSaid = ({ failures, orders }: RecipeRun, error: string | undefined, before: Orders): boolean =>
  isDeepStrictEqual(failures, error === undefined ? [] : [error]) &&
  isDeepStrictEqual(withoutTimes(orders), withoutTimes(before));
