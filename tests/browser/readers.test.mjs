// Three readers come with a question and find the answer: by mouse, by keyboard, without script, on a phone and at a desk.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, serve } from './site.mjs';

/** How often a reader presses Tab for one link at most. */
const PATIENCE = 250;

const widths = [390, 1440];

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

/** Moves the focus to an element by Tab alone. */
async function reach(page, element) {
  for (let presses = 0; presses < PATIENCE; presses += 1) {
    if (await element.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${PATIENCE} presses of Tab do not lead to ${element}`);
}

/** How readers get from page to page, and put a question. */
const ways = {
  mouse: {
    follow: (page, link) => link.click(),
    ask: async (page, field, words) => {
      await field.click();
      await page.keyboard.type(words);
      await field.locator('xpath=..').getByRole('button').click();
    },
  },
  keyboard: {
    follow: async (page, link) => {
      await reach(page, link);
      await page.keyboard.press('Enter');
    },
    ask: async (page, field, words) => {
      await reach(page, field);
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    },
  },
  'script off': {
    settings: { javaScriptEnabled: false },
    follow: (page, link) => link.click(),
    ask: async (page, field, words) => {
      await field.fill(words);
      await field.press('Enter');
    },
  },
};

/** Runs a reader's way from the home page; `go` follows the first link that a selector finds and waits until it is there. */
async function read(way, width, visit) {
  const settings = { viewport: { width, height: 844 }, reducedMotion: 'reduce', ...ways[way].settings };
  const context = await browser.newContext(settings);
  try {
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('response', (response) => response.status() >= 400 && problems.push(`${response.status()} ${response.url()}`));
    await page.goto(site.address);
    const go = async (selector, filter = {}) => {
      const link = page.locator(selector).filter(filter).first();
      const before = page.url();
      await ways[way].follow(page, link);
      await page.waitForURL((url) => url.href !== before);
    };
    await visit(page, go);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

for (const way of Object.keys(ways)) {
  for (const width of widths) {
    describe(`by ${way}, ${width} pixels`, () => {
      test('what did Kenya promise, and was it kept?', () =>
        read(way, width, async (page, go) => {
          await go('.masthead a[href$="pledges/"]');
          await go('nav.jumps a[href$="pledges/by/actor/"]');
          const promised = page.locator('[aria-labelledby=dl-by-kenya] .entry');
          assert.ok((await promised.count()) >= 4, 'what its President promised for it counts');
          for (const one of await promised.all()) assert.notEqual(await one.locator('.state strong').textContent(), '');
          await go('[aria-labelledby=dl-by-kenya] .title a', { hasText: '1,000' });
          assert.match(await page.locator('.spoken').textContent(), /1,000 police officers/);
          assert.equal(await page.locator('.states strong').textContent(), 'Partly kept');
          const latest = page.locator('.update').first();
          assert.match(await latest.locator('.dateline').textContent(), /\d{4}/);
          assert.ok((await latest.locator('.sources a').count()) >= 1, 'the state has its source');
          await go('.steps a');
          assert.match(page.url(), /#dl-update-\d+$/, 'a step of the figure leads to its update');
          assert.ok(await page.locator(':target').isVisible());
        }));

      test('who spoke on Haiti at the 79th session?', () =>
        read(way, width, async (page, go) => {
          await go('.masthead a[href$="timeline/"]');
          await go('.sessions a', { hasText: '79' });
          assert.match(await page.locator('h1').textContent(), /General Assembly, session 79/);
          const speakers = await page.locator('.entry-speech .who > a').allTextContents();
          for (const name of ['Joe Biden', 'William Ruto', 'Edgard Leblanc Fils']) assert.ok(speakers.includes(name), `${name} of ${speakers}`);
          const drawn = page.locator(`.timeline${width < 700 ? '.tall' : ':not(.tall)'}`);
          assert.ok(await drawn.first().isVisible(), 'the figure shows them too');
          await go('.entry-speech .title a', { hasText: 'Ruto' });
          assert.match(await page.locator('.facts').textContent(), /session 79/);
          assert.ok((await page.locator('#dl-text [id^=p]').count()) >= 1, 'their words stand here');
        }));

      test('where is the passage on the court that found the deployment unconstitutional?', () =>
        read(way, width, async (page, go) => {
          await ways[way].ask(page, page.locator('.find input'), 'high court unconstitutional');
          await page.waitForURL(/search\/\?q=high\+court\+unconstitutional/);
          if (way === 'script off') {
            assert.ok(await page.locator('#dl-guide').isVisible(), 'a guide stands in place of the search');
            await go('#dl-guide a', { hasText: 'High Court of Kenya' });
            await go('.references .sentence a');
          } else {
            await page.waitForFunction(() => document.querySelector('#dl-found > li'));
            assert.match(await page.locator('#dl-count').textContent(), /\d/);
            assert.ok((await page.locator('#dl-found .passage mark').count()) >= 1);
            await go('#dl-found a[href*="#p"]');
          }
          assert.match(page.url(), /#p\d+$/);
          const passage = page.locator(':target');
          assert.ok(await passage.isVisible());
          assert.match(await passage.textContent(), /[Cc]ourt/);
          const box = await passage.boundingBox();
          assert.ok(box.y < 844 && 0 <= box.y + box.height, 'it is in sight');
        }));
    });
  }
}
