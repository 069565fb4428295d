import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type RunningEditor, startBrowser, startEditor } from './browser.ts';

/** A browser for a file of tests, and an editor for each test. */
export function harness() {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  const running: { editor?: RunningEditor } = {};
  const browserErrors: string[] = [];
  beforeEach(async () => {
    browserErrors.length = 0;
    running.editor = await startEditor();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await running.editor?.stop();
    // Whatever the browser had to complain of, a breach of the content security policy among it.
    expect(browserErrors).toEqual([]);
  });

  const address = () => running.editor?.address ?? '';
  return {
    browserErrors,
    address,
    /** Puts another editor in the place of that of the test. */
    async restart(checkout: string): Promise<void> {
      await running.editor?.stop();
      running.editor = await startEditor(checkout);
    },
    async open(options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('console', (message) => {
        if (message.type() === 'error') browserErrors.push(message.text());
      });
      page.on('pageerror', (error) => browserErrors.push(error.message));
      await page.goto(address());
      return page;
    },
  };
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Everything that WCAG 2.2 asks for at level AA, as far as axe can see. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(axe.source);
  const { violations }: AxeResults = await page.evaluate(
    `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(WCAG)} } })`,
  );
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 200))]);
  expect([what, found]).toEqual([what, []]);
}

// What runs in the page is given as text, so that the types of a browser stay out of this project.

/** What the element with the focus is called. */
export const focused = async (page: Page): Promise<string> =>
  String(
    await page.evaluate(`(() => {
  const { activeElement: element } = document;
  const label = document.getElementById(element.getAttribute('aria-labelledby'))?.textContent ?? element.labels?.[0]?.textContent;
  return (element.getAttribute('aria-label') ?? label ?? element.textContent).trim();
})()`),
  );

/** Presses Tab until something of this name has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const isAt = (current: string) =>
    typeof name === 'string' ? current.startsWith(name) : name.test(current);
  for (let presses = 0; !isAt(await focused(page)); presses += 1) {
    if (presses > 80) throw new Error(`No key leads to ${name}.`);
    await page.keyboard.press('Tab');
  }
}

/** Holds back what the page asks for from now on; what is returned lets it go. */
export async function holdBack(page: Page): Promise<() => void> {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/zap/*', async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

/** How much wider the page is than the screen. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
