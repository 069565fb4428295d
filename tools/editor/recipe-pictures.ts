import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { startEditor } from '../../editor/index.ts';
import { RECIPES } from '../../recipes/index.ts';
import { picturedStep } from '../../recipes/pictured-step.ts';
import type { Recipe } from '../../recipes/recipe.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { SERVICES } from '../../src/services/index.ts';
import { accountKindsOf } from './account-kinds.ts';
import { press, setUp } from './e2e/page.ts';
import { otherAccounts, recipeHandler, type ShownStep, shownSteps } from './recipe-app.ts';

const WIDTH = 1100;

interface Clip {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The pane of a step down to its last field. */
const FORM_ONLY = `(() => {
  const { x, y, width } = document.querySelector('.pane').getBoundingClientRect();
  const { top } = document.querySelector('.pane .more, .pane .refresh').getBoundingClientRect();
  return { x, y, width, height: top - y };
})()`;

/** Takes a picture of each recipe: the form of one step of its Zap, filled in. */
export async function takeRecipePictures(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const sandbox = await startSandbox();
  const handler = recipeHandler();
  const editor = await startEditor({
    title: 'Recipes',
    handler,
    build: { paths: [], run: async () => handler },
    port: 0,
    sandbox: sandbox.environment,
    accountKinds: [...accountKindsOf(SERVICES), ...otherAccounts()],
    explain: () => undefined,
    summarize: () => undefined,
    orders: () => [],
  });
  try {
    for (const [name, recipe] of Object.entries<Recipe>(RECIPES)) {
      const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
      await page.goto(editor.address);
      const clip = await build(page, shownSteps(recipe), picturedStep(recipe));
      await page.screenshot({ path: `${folder}/${name}.png`, clip });
      await page.close();
    }
  } finally {
    editor.stop();
    await sandbox.stop();
  }
}

/** Builds a Zap as far as to one of its steps, and returns where the form of that one is. */
async function build(page: Page, steps: readonly ShownStep[], last: number): Promise<Clip> {
  for (const [index, { label, account, values }] of steps.slice(0, last + 1).entries()) {
    await setUp(page, label, account);
    if (index > 0) await fillIn(page, values);
    if (index === last) break;
    // Its values have labels and examples from then on.
    await press(page, 'Test step');
    await press(page, /^\s*Add step\s*$/);
  }
  const height = Number(await page.evaluate("document.querySelector('.pane').scrollHeight"));
  // The bars above and below the form are still there.
  await page.setViewportSize({ width: WIDTH, height: height + 120 });
  await page.mouse.move(0, 0);
  return page.evaluate(FORM_ONLY);
}

/** Fills fields in as if their values had been chosen, and lets the form show them in their places. */
async function fillIn(page: Page, values: ShownStep['values']): Promise<void> {
  for (const [path, text] of Object.entries(values)) {
    await page.evaluate(`document.querySelector('[name="in/${path}"]').value = ${JSON.stringify(text)}`);
  }
  await press(page, 'Configure');
}
