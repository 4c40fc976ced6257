// Both themes on each sort of page: axe finds no barrier in any look, and nothing is cut off at 400 % zoom.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { folder, launch, pages, poster, serve } from './site.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const options = { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] };

/** What a page is looked at in: the scheme of its colours, whether the reader's own replace them, and its width in pixels. */
const looks = [
  { colorScheme: 'light', forcedColors: 'none', width: 1440 },
  { colorScheme: 'light', forcedColors: 'none', width: 390 },
  { colorScheme: 'dark', forcedColors: 'none', width: 1440 },
  { colorScheme: 'dark', forcedColors: 'none', width: 390 },
  { colorScheme: 'light', forcedColors: 'active', width: 1440 },
  { colorScheme: 'dark', forcedColors: 'active', width: 1440 },
];

/** 1280 pixels at 400 %. */
const zoomed = { width: 320, height: 256 };

let browser;
const sites = {};

before(async () => {
  sites.default = await serve(folder);
  sites.poster = await serve(poster);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  for (const site of Object.values(sites)) await site.stop();
});

/** Opens a page in a theme; axe is a script that the policy would refuse. */
async function open(theme, address) {
  const page = await browser.newPage({ reducedMotion: 'reduce', bypassCSP: true });
  await page.goto(sites[theme].address + address, { waitUntil: 'load' });
  await page.addScriptTag({ content: axe.source });
  return page;
}

/** Returns what axe finds in a look, a line each. */
async function barriers(page, { width, ...media }) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia(media);
  const { violations } = await page.evaluate((value) => window.axe.run(value), options);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target).join(' ; ')}`);
}

for (const theme of ['default', 'poster']) {
  for (const [name, address] of pages()) {
    describe(`${name} (/${address}) in ${theme}`, () => {
      let page;
      before(async () => {
        page = await open(theme, address);
      });
      after(() => page?.close());

      for (const look of looks) {
        test(`has no barrier that axe finds with ${JSON.stringify(look)}`, async () => {
          assert.deepEqual(await barriers(page, look), []);
        });
      }

      test('is whole at 400 % zoom', async () => {
        await page.setViewportSize(zoomed);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= zoomed.width, `${wide} pixels wide`);
        assert.ok(await page.locator('h1').isVisible());
      });
    });
  }
}
