// What a reader meets on each sort of page: with a keyboard, a phone, without script, on paper.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, pages, serve } from './site.mjs';

/** How many stops of the Tab key are looked at. */
const STOPS = 12;

let browser;
let site;

before(async () => {
  site = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Opens a page, hands it to `look`, and closes it. */
async function open(address, settings, look) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings });
  try {
    const page = await context.newPage();
    const problems = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('response', (response) => response.status() >= 400 && problems.push(`${response.status()} ${response.url()}`));
    await page.goto(site.address + address, { waitUntil: 'load' });
    return await look(page, problems);
  } finally {
    await context.close();
  }
}

for (const [name, address] of pages()) {
  describe(`${name} (/${address})`, () => {
    test('loads without an error under a strict policy, all it asks for being there', () =>
      open(address, {}, async (page, problems) => {
        await page.waitForLoadState('networkidle');
        assert.deepEqual(problems, []);
      }));

    test('does not scroll sideways at 320 pixels', () =>
      open(address, { viewport: { width: 320, height: 640 } }, async (page) => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 320, `${wide} pixels wide`);
      }));

    test('has its structure without script', () =>
      open(address, { javaScriptEnabled: false }, async (page) => {
        assert.equal(await page.locator('main').count(), 1);
        assert.equal(await page.locator('h1').count(), 1);
        assert.ok(await page.locator('nav').count() >= 1);
        assert.ok(await page.locator('h1').isVisible());
      }));

    test('is reached past the navigation by its first link', () =>
      open(address, {}, async (page) => {
        await page.keyboard.press('Tab');
        const target = await page.evaluate(() => document.activeElement.getAttribute('href'));
        assert.match(target ?? '', /^#./, 'the first stop is no skip link');
        assert.ok(await page.locator(':focus').isVisible());
        await page.keyboard.press('Enter');
        const inMain = await page.evaluate((hash) => document.querySelector(hash)?.closest('main, [role=main]') !== null, target);
        assert.ok(inMain, `${target} is not in the main part`);
        await page.keyboard.press('Tab');
        const isPast = await page.evaluate(() => {
          const here = document.activeElement;
          return here === document.body || document.querySelector('header nav')?.contains(here) !== true;
        });
        assert.ok(isPast, 'the next stop is still in the navigation');
      }));

    test('shows where the keyboard is', () =>
      open(address, {}, async (page) => {
        for (let stop = 0; stop < STOPS; stop += 1) {
          await page.keyboard.press('Tab');
          const hidden = await page.evaluate(focusProblem);
          assert.equal(hidden, null, `stop ${stop + 1}`);
        }
      }));

    test('is on paper without its navigation', () =>
      open(address, {}, async (page) => {
        await page.emulateMedia({ media: 'print' });
        assert.ok(await page.locator('h1').isVisible());
        assert.equal(await page.locator('header nav:visible').count(), 0);
      }));
  });
}

/** Runs in the page: says what is wrong with the look of the focused element, or null. */
function focusProblem() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const words = `${element.tagName} ${element.textContent.trim().slice(0, 40)}`;
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return `${words} has no size`;
  if (box.bottom < 0 || innerHeight < box.top) return `${words} is out of sight`;
  const style = getComputedStyle(element);
  const hasOutline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return hasOutline || style.boxShadow !== 'none' ? null : `${words} has no outline`;
}
