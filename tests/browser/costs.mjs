// What the first answer to a question loads of the search's index: `node tests/browser/costs.mjs SITE QUESTION...`.

import { indexBytes, launch, serve } from './site.mjs';

const [folder, ...questions] = process.argv.slice(2);
const site = await serve(folder);
const browser = await launch();
for (const question of questions) {
  const page = await browser.newPage();
  await page.goto(`${site.address}search/?${new URLSearchParams({ q: question })}`);
  const bytes = await indexBytes(page);
  const shown = await page.locator('#dl-found > li').count();
  console.log(`${question}: ${bytes} bytes, ${shown} shown of ${await page.textContent('#dl-count')}`);
  await page.close();
}
await browser.close();
await site.stop();
