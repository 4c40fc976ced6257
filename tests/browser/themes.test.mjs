// Both themes on each sort of page: no barrier in any scheme nor in forced colours, nothing cut off at 400 % zoom.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { folder, pages, poster, serve } from './site.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How each theme is looked at; `pages.test.mjs` looks at `default` in light and dark. */
const looks = {
  default: [{ forcedColors: 'active' }, { forcedColors: 'active', colorScheme: 'dark' }],
  poster: [{}, { colorScheme: 'dark' }, { viewport: { width: 390, height: 900 } }, { forcedColors: 'active' }],
};

let browser;
const sites = {};

before(async () => {
  sites.default = await serve(folder);
  sites.poster = await serve(poster);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});

after(async () => {
  await browser?.close();
  for (const site of Object.values(sites)) await site.stop();
});

/** Opens a page in a theme, hands it to `look`, and closes it. */
async function open(theme, address, settings, look) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings });
  try {
    const page = await context.newPage();
    await page.goto(sites[theme].address + address, { waitUntil: 'load' });
    return await look(page);
  } finally {
    await context.close();
  }
}

for (const theme of Object.keys(looks)) {
  for (const [name, address] of pages()) {
    describe(`${name} (/${address}) in ${theme}`, () => {
      for (const settings of looks[theme]) {
        test(`has no barrier that axe finds with ${JSON.stringify(settings)}`, () =>
          open(theme, address, { ...settings, bypassCSP: true }, async (page) => {
            await page.addScriptTag({ content: axe.source });
            const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values } }), rules);
            const lines = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target).join(' ; ')}`);
            assert.deepEqual(lines, []);
          }));
      }

      test('is whole at 400 % zoom', () =>
        open(theme, address, { viewport: { width: 320, height: 256 } }, async (page) => {
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= 320, `${wide} pixels wide`);
          assert.ok(await page.locator('h1').isVisible());
        }));
    });
  }
}
