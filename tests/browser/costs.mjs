// What the first answer to a question loads of the search's index: `node tests/browser/costs.mjs SITE QUESTION...`.

import { launch, serve } from './site.mjs';

const [folder, ...questions] = process.argv.slice(2);
const site = await serve(folder);
const browser = await launch();
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
