// The search: its script folds words as the builder does; a reader finds passages in every language, over http under a strict
// policy and from a disk, by mouse and by keyboard, and has a guide without script.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import axe from 'axe-core';
import { launch, serve } from './site.mjs';

let browser;
let site;
const portable = pathToFileURL(join(resolve(process.env.CARGO_TARGET_DIR ?? 'target', 'demo', 'portable'), 'search', 'index.html')).href;

before(async () => {
  site = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Opens an address, hands the page to `look`, and closes it; nothing may fail meanwhile. */
async function open(address, look, settings = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings });
  try {
    const page = await context.newPage();
    const problems = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    // A request that a navigation cuts off has not failed.
    page.on('requestfailed', (request) => request.failure().errorText !== 'net::ERR_ABORTED' && problems.push(request.url()));
    await page.goto(address);
    await look(page);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

/** Returns what is found: kind, title, passage, marked words and address of each result. */
async function results(page) {
  await page.waitForFunction(() => /\d/.test(document.querySelector('#dl-count').textContent));
  return page.$$eval('#dl-found > li', (all) => all.map((one) => ({
    kind: one.querySelector('.sort').textContent,
    title: one.querySelector('.title').textContent,
    passage: one.querySelector('.passage').textContent,
    marks: [...one.querySelectorAll('.passage mark')].map((mark) => mark.textContent),
    address: one.querySelector('a').getAttribute('href'),
  })));
}

const asked = (question) => `?${new URLSearchParams(typeof question === 'string' ? { q: question } : question)}`;

test('folds each text to the terms that the builder finds', () => {
  const context = createContext({ TextEncoder });
  runInContext(readFileSync('themes/default/static/search-index.js', 'utf8'), context);
  const { words } = context.dateline;
  const lines = readFileSync('tests/browser/expected/terms.txt', 'utf8').split('\n').filter((line) => line.includes('\t'));
  assert.ok(lines.length > 60);
  for (const [text, terms] of lines.map((line) => line.split('\t'))) {
    assert.equal(words(text).map(({ term }) => term).join(' '), terms, text);
  }
});

for (const [name, address] of [['over http', () => `${site.address}search/`], ['from a disk', () => portable]]) {
  describe(name, () => {
    test('finds an English phrase in its paragraph, and leads there', () =>
      open(address() + asked('"reciprocal arrangement between Kenya and Haiti"'), async (page) => {
        const [first] = await results(page);
        assert.match(first.passage, /reciprocal arrangement between Kenya and Haiti/);
        assert.match(first.address, /#p\d+$/);
        await page.click('#dl-found a');
        await page.waitForURL(/articles\/.*#p\d+$/);
        assert.match(await page.locator(':target').textContent(), /reciprocal arrangement/);
      }));

    test('finds an Arabic word whatever its hamza, article, ending or digits', () =>
      open(address() + asked('الإمن'), async (page) => {
        const found = await results(page);
        assert.ok(found.some(({ marks }) => marks.includes('الأمن')), JSON.stringify(found.map(({ marks }) => marks)));
        const shapes = ['شرطه', 'الشُّرطة', 'للشرطة'];
        const counts = [];
        for (const shape of shapes) {
          await page.fill('#dl-words', shape);
          await page.press('#dl-words', 'Enter');
          counts.push((await results(page)).length);
        }
        assert.ok(counts[0] > 0);
        assert.deepEqual(counts, counts.map(() => counts[0]));
      }));

    test('sets names from the start of the line, also where the first of them runs the other way', () =>
      open(address() + asked('هايتي'), async (page) => {
        await results(page);
        const names = page.locator('#dl-found > li', { hasText: 'Haïti' }).first().locator('.passage');
        const [line, first] = await Promise.all([names.boundingBox(), names.locator('mark').boundingBox()]);
        assert.match(await names.textContent(), /^\u2068هايتي/);
        assert.ok(Math.abs(first.x - line.x) < 4, `${first.x} is not ${line.x}`);
      }));

    test('finds Chinese words and single characters', () =>
      open(address() + asked('肯尼亚'), async (page) => {
        const found = await results(page);
        assert.ok(found.some(({ marks }) => marks.includes('肯尼亚')), JSON.stringify(found));
        await page.fill('#dl-words', '国');
        await page.press('#dl-words', 'Enter');
        const single = await results(page);
        assert.ok(single.length > 0 && single.every(({ passage, title }) => (passage + title).includes('国')));
      }));

    test('finds a note and leads to it', () =>
      open(address() + asked({ q: 'treaty double taxation', kind: 'note' }), async (page) => {
        const [first] = await results(page);
        assert.equal(first.kind, 'Note');
        await page.click('#dl-found a');
        await page.waitForURL(/#not-a-tax-treaty$/);
        assert.equal(await page.locator('.note:target').count(), 1);
      }));
  });
}

test('finds who is asked for by name first', () =>
  open(`${site.address}search/${asked('Kenya')}`, async (page) => {
    const [first] = await results(page);
    assert.deepEqual([first.kind, first.title], ['Actor', 'Kenya']);
  }));

test('filters by kind, year, language and actor, says what each leaves, and keeps it in the address', () =>
  open(`${site.address}search/${asked('police')}`, async (page) => {
    await results(page);
    const total = Number((await page.textContent('#dl-count')).match(/\d+/)[0]);
    const left = async (select, value) => {
      const label = await page.$eval(`${select} option[value="${value}"]`, (option) => option.textContent);
      return Number(label.match(/\((\d+)\)/)[1]);
    };
    const speeches = await left('#dl-kind', 'speech');
    await page.selectOption('#dl-kind', 'speech');
    await page.waitForFunction((before) => !document.querySelector('#dl-count').textContent.includes(before), total);
    assert.ok((await results(page)).every(({ kind }) => kind === 'Speech'));
    assert.equal(Number((await page.textContent('#dl-count')).match(/\d+/)[0]), speeches);
    const years = await page.$$eval('#dl-year option', (all) => all.map((option) => option.value).filter(Boolean));
    await page.selectOption('#dl-year', years[0]);
    await page.waitForURL((url) => url.search.includes(`year=${years[0]}`) && url.search.includes('kind=speech'));
    await page.goBack();
    await page.goBack();
    await page.waitForFunction((before) => document.querySelector('#dl-count').textContent.includes(before), total);
    assert.equal(await page.inputValue('#dl-kind'), '');
    const named = await left('#dl-actor', 'william-ruto');
    await page.selectOption('#dl-actor', 'william-ruto');
    await page.waitForFunction((n) => document.querySelector('#dl-count').textContent.includes(n), named);
    await page.selectOption('#dl-order', 'date');
    const dates = await page.$$eval('#dl-found .date', (all) => all.map((date) => date.textContent.match(/\d{4}$/)?.[0]).filter(Boolean));
    assert.deepEqual(dates, [...dates].sort().reverse());
  }));

test('is used by keyboard alone', () =>
  open(`${site.address}search/`, async (page) => {
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'dl-words');
    await page.keyboard.type('police');
    await results(page);
    assert.match(page.url(), /q=police/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => [...document.querySelectorAll('#dl-found a')].indexOf(document.activeElement)), 1);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'dl-words');
    await page.keyboard.press('Escape');
    assert.equal(await page.inputValue('#dl-words'), '');
    assert.ok(await page.isVisible('#dl-guide'));
  }));

test('shows more results, and puts the keyboard on the first of them', () =>
  open(`${site.address}search/${asked('Haiti')}`, async (page) => {
    const before = (await results(page)).length;
    await page.click('#dl-more');
    await page.waitForFunction((n) => [...document.querySelectorAll('#dl-found a')].indexOf(document.activeElement) === n, before);
  }));

test('says that nothing was found', () =>
  open(`${site.address}search/${asked('zzzzzz')}`, async (page) => {
    await page.waitForFunction(() => /Nothing/.test(document.querySelector('#dl-count').textContent));
    assert.equal(await page.getAttribute('#dl-count', 'role'), 'status');
  }));

test('takes what markup a text may hold for text', () =>
  open(`${site.address}search/${asked('<img src=x onerror=alert(1)> police')}`, async (page) => {
    await page.waitForFunction(() => /\d|Nothing/.test(document.querySelector('#dl-count').textContent));
    assert.equal(await page.locator('#dl-answer img').count(), 0);
  }));

test('is reached from each page, with or without script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    await open(`${site.address}articles/`, async (page) => {
      await page.fill('.find input', 'police');
      await page.press('.find input', 'Enter');
      await page.waitForURL(/search\/\?q=police$/);
      if (javaScriptEnabled) assert.ok((await results(page)).length > 0);
      else {
        assert.ok(await page.locator('noscript').isVisible());
        assert.ok(await page.locator('#dl-guide a').first().isVisible());
      }
    }, { javaScriptEnabled });
  }
});

test('has no barrier that axe finds once there are results, light and dark, on a phone and a wide screen', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [390, 1440]) {
      await open(`${site.address}search/${asked('الشرطة police')}`, async (page) => {
        await results(page);
        await page.addScriptTag({ content: axe.source });
        const { violations } = await page.evaluate(() => window.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      }, { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
    }
  }
});
