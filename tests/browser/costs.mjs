// What the first answer to a question loads of the search's index: `node tests/browser/costs.mjs SITE QUESTION...`.

import { chromium } from 'playwright-core';

import { serve } from './site.mjs';

const [folder, ...questions] = process.argv.slice(2);
const site = await serve(folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const question of questions) {
  const page = await browser.newPage();
  await page.goto(`${site.address}search/?${new URLSearchParams({ q: question })}`, { waitUntil: 'networkidle' });
  const sizes = await page.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name }) => /\/search\/.*\.js$/.test(name)).map(({ decodedBodySize }) => decodedBodySize));
  const shown = await page.locator('#dl-found > li').count();
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`${question}: ${sizes.length} files, ${bytes} bytes, ${shown} shown of ${await page.textContent('#dl-count')}`);
  await page.close();
}
await browser.close();
await site.stop();
