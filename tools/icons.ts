import { readFileSync } from 'node:fs';
import { readCommandLine } from '../command-line/program.ts';
import { EDITIONS } from './editions.ts';
import { startBrowser } from './editor/e2e/browser.ts';

/** Draws the icon of each edition as the PNG that Zapier takes. */

readCommandLine({
  command: 'npm run icons',
  summary: 'Draws editions/*/icon.png from icon.svg with Chromium.',
  options: {},
});

/** Pixels; Zapier wants at least 256 (M004). */
const SIZE = 512;

const browser = await startBrowser();
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  for (const { id } of EDITIONS) {
    const svg = readFileSync(`editions/${id}/icon.svg`, 'utf8');
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: `editions/${id}/icon.png`, omitBackground: true });
  }
} finally {
  await browser.close();
}
