// Pictures as readers use them: the filter of a timeline by mouse and by keyboard, and all of it without script; the matrix.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { folder, launch, serve } from './site.mjs';

const year = 'timeline/2024/';

let browser;
let demo;

before(async () => {
  demo = await serve(folder);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Opens a page, hands it to `look`, and closes it. */
async function open(address, settings, look) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings });
  try {
    const tab = await context.newPage();
    const errors = [];
    tab.on('pageerror', (error) => errors.push(error.message));
    tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await tab.goto(demo.address + address, { waitUntil: 'load' });
    await look(tab);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}

const seen = (tab) => tab.locator('.entries > .entry:visible').count();
const bright = (tab, lane) => tab.locator(`.broad ${lane} .m:not(.dim)`).count();

test('a timeline shows one kind only, in picture and list together', () =>
  open(year, {}, async (tab) => {
    const all = await seen(tab);
    const speeches = await tab.locator('.entry-speech').count();
    assert.ok(0 < speeches && speeches < all);
    await tab.getByLabel('Kind').selectOption({ label: 'Speeches' });
    assert.equal(await seen(tab), speeches);
    assert.equal(await bright(tab, '[data-kind=event]'), 0);
    assert.ok(0 < await bright(tab, '[data-kind=speech]'));
    assert.equal(await tab.getByRole('status').textContent(), `${speeches} of ${all} entries on this page`);
    assert.equal(new URL(tab.url()).search, '?kind=speech');
    // A heading without entries goes with them.
    assert.equal(await tab.locator('.group:visible:not(:has(.entry:visible))').count(), 0);
    await tab.getByLabel('Kind').selectOption({ label: 'all' });
    assert.equal(await seen(tab), all);
    assert.equal(await tab.locator('.m.dim').count(), 0);
  }));

test('the keyboard filters by actor, and the address keeps it', () =>
  open(year, {}, async (tab) => {
    const all = await seen(tab);
    await tab.getByLabel('Actor').focus();
    await tab.keyboard.type('William Ruto');
    await tab.keyboard.press('Enter');
    assert.equal(await tab.getByLabel('Actor').inputValue(), 'william-ruto');
    const ruto = await seen(tab);
    assert.ok(0 < ruto && ruto < all, `${ruto} of ${all}`);
    assert.ok(0 < await tab.locator('.m.dim').count());
    await tab.reload();
    assert.equal(await tab.getByLabel('Actor').inputValue(), 'william-ruto');
    assert.equal(await seen(tab), ruto);
  }));

test('marks are reached by keyboard, and lead to what they stand for', () =>
  open(year, {}, async (tab) => {
    const mark = tab.locator('.broad [data-kind=speech] .m').first();
    await mark.focus();
    assert.equal(await mark.evaluate((link) => link.matches(':focus-visible')), true);
    const title = await mark.locator('title').textContent();
    await tab.keyboard.press('Enter');
    await tab.waitForURL((url) => !url.pathname.endsWith(year) || url.hash !== '');
    assert.ok(title.includes('2024'), title);
  }));

test('without script everything is there, and nothing is offered that needs it', () =>
  open(year, { javaScriptEnabled: false }, async (tab) => {
    assert.equal(await seen(tab), await tab.locator('.entry').count());
    assert.equal(await tab.locator('select:visible').count(), 0);
    assert.ok(0 < await tab.locator('.broad .m').count());
  }));

test('on a phone time runs downwards, and marks are far enough from each other', () =>
  open(year, { viewport: { width: 390, height: 844 } }, async (tab) => {
    assert.equal(await tab.locator('.broad').isVisible(), false);
    const boxes = await tab.locator('.tall .m').evaluateAll((marks) =>
      marks.map((mark) => mark.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
    assert.ok(0 < boxes.length);
    assert.ok(boxes.every((least) => 23 <= least), `${boxes}`);
  }));

test('a number of the matrix leads to the articles, which are open', () =>
  open('network/', {}, async (tab) => {
    const cell = tab.locator('.matrix td a').first();
    const number = await cell.textContent();
    await cell.click();
    await tab.waitForURL(/actors\/.*#dl-with-/);
    const target = tab.locator(':target');
    assert.ok((await target.locator('.count').textContent()).startsWith(number));
    assert.equal(await target.locator('.sentences').isVisible(), true);
  }));
