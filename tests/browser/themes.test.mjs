// Both themes on each sort of page: no barrier in any scheme nor in forced colours, nothing cut off at 400 % zoom, light to load.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { folder, pages, poster, serve } from './site.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a page may weigh, in bytes: all of it as it is transferred, its style sheets and scripts as they lie there. */
const MAX = { all: 100_000, stylesheet: 30_000, script: 20_000 };

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
    const loaded = [];
    page.on('response', (response) => loaded.push(response));
    await page.goto(sites[theme].address + address, { waitUntil: 'load' });
    return await look(page, loaded);
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

      test('is light, from its own host, and stays where it is', () =>
        open(theme, address, {}, async (page, loaded) => {
          await page.waitForLoadState('networkidle');
          const host = new URL(sites[theme].address).host;
          const weight = { all: 0, stylesheet: 0, script: 0 };
          for (const response of loaded) {
            assert.equal(new URL(response.url()).host, host);
            const type = response.request().resourceType();
            if (type === 'image') continue;
            const body = await response.body();
            weight.all += gzipSync(body).length;
            if (type in weight) weight[type] += body.length;
          }
          for (const [type, most] of Object.entries(MAX)) assert.ok(weight[type] < most, `${type}: ${weight[type]} bytes`);
          const shifted = await page.evaluate(() => new Promise((told) => {
            new PerformanceObserver((list) => told(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
              .observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => setTimeout(() => told(0)));
          }));
          assert.equal(shifted, 0, 'the page moves while it loads');
        }));
    });
  }
}
