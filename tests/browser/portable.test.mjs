// The demo built with `--portable`, opened from the disk: a reader clicks through it without any server.

import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from './site.mjs';

const folder = resolve(process.env.CARGO_TARGET_DIR ?? 'target', 'demo', 'portable');
const home = pathToFileURL(join(folder, 'index.html')).href;

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** Clicks the first link that a selector finds and returns the heading of the page that it leads to. */
async function follow(page, selector) {
  const before = page.url();
  await page.locator(selector).first().click();
  await page.waitForURL((url) => url.href !== before);
  assert.match(page.url(), /^file:.*\.html(#.*)?$/, `${selector} leads to ${page.url()}`);
  return (await page.locator('h1').first().textContent()).trim();
}

test('leads from the home page to the timeline, a speech, its speaker, what they said and back', async () => {
  const page = await browser.newPage();
  const failed = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  await page.goto(home);
  assert.ok(await follow(page, 'nav a[href*="timeline"]'));
  assert.ok(await follow(page, '.entry-speech .title a'));
  assert.ok(await follow(page, 'a[href*="actors/"][href$="index.html"]:not(nav a)'));
  assert.ok(await follow(page, '.entry .title a'));
  assert.ok(await follow(page, '.brand a'));
  assert.deepEqual(failed, []);
  assert.notEqual(await page.evaluate(() => document.styleSheets.length), 0, 'the style sheet is loaded');
});

test('has a page behind every link of the navigation and of the lists', async () => {
  const page = await browser.newPage();
  const seen = new Set([home]);
  const queue = [home];
  while (queue.length > 0 && seen.size < 150) {
    const address = queue.shift();
    await page.goto(address);
    assert.equal(await page.locator('h1').count(), 1, `${address} is a page of the site`);
    const links = await page.locator('nav a, .entries .title a, .jumps a').evaluateAll((all) => all.map((link) => link.href));
    for (const link of links.filter((link) => link.startsWith('file:')).map((link) => link.split('#')[0]).slice(0, 25)) {
      if (!seen.has(link)) {
        seen.add(link);
        queue.push(link);
      }
    }
  }
  assert.ok(seen.size > 20, `${seen.size} pages were found`);
});
