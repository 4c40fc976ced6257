// The search of ten thousand articles: whatever is asked, the first answer loads little of the index, and finds what there is.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { indexBytes, launch, serve } from './site.mjs';

/** What the first answer may load of the index, in bytes, not compressed. */
const FIRST_ANSWER = 200_000;
const ARTICLES = 10_000;

const program = join(process.env.CARGO_TARGET_DIR ?? 'target', 'release', 'dateline');
const root = mkdtempSync(join(tmpdir(), 'dateline-'));

let browser;
let site;

/** Returns numbers from 0 to 1 that look random and are always the same (mulberry32). */
function randoms(seed) {
  return () => {
    seed = (seed + 0x6D2B79F5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randoms(1);
const below = (n) => Math.floor(random() * n);
const made = new Set();

/** Returns so many words of so many syllables, none of which was made before. */
function words(count, syllables) {
  const all = [];
  while (all.length < count) {
    const word = Array.from({ length: syllables }, () => 'bdfgklmnprstvz'[below(14)] + 'aeiou'[below(5)]).join('');
    if (!made.has(word)) all.push(word);
    made.add(word);
  }
  return all;
}

// Usual words stand in most articles, frequent ones in a quarter, rare ones in few: some hundred, some ten, or one.
const usual = words(30, 2);
const frequent = words(60, 3);
const rare = words(8_000, 4);
const characters = [...'警察任务海地肯尼亚总统宣布增派联合国大会安全理事会部队支持国家人民水价格首都'];

function sentence() {
  const all = [
    ...usual.filter(() => random() < 0.6), ...frequent.filter(() => random() < 0.15),
    ...Array.from({ length: 30 }, () => rare[Math.floor(rare.length * random() ** 4)]),
  ];
  return all.map((word) => [random(), word]).sort(([a], [b]) => a - b).map(([, word]) => word).join(' ');
}

function article(n) {
  const chinese = Array.from({ length: 40 }, () => characters[below(characters.length)]).join('');
  const planted = n === 4321 ? `\n\nA lighthouse ${usual[0]} ${frequent.slice(0, 3).join(' ')}.` : '';
  const day = new Date(Date.UTC(1990, 0, 1 + n)).toISOString().slice(0, 10);
  return `---\nid: made-${n}\ntitle: Made ${rare[below(rare.length)]} ${rare[below(rare.length)]}\ndate: ${day}\nlanguage: en\n`
    + `source:\n  publisher: Made\n  url: https://made.example/${n}\n---\n\n${sentence()}.\n\n${sentence()}. ${chinese}。${planted}\n`;
}

before(async () => {
  const folder = join(root, 'content', 'articles');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, 'site.yaml'), 'title: Made\nlanguage: en\nbase_url: https://made.example/\n');
  for (let n = 0; n < ARTICLES; n++) writeFileSync(join(folder, `made-${n}.md`), article(n));
  execFileSync(program, ['build', '--root', root], { stdio: ['ignore', 'ignore', 'inherit'] });
  site = await serve(join(root, 'public'));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(root, { recursive: true, force: true });
});

/** Asks a question, and hands the page with its first answer to `look`. */
async function ask(question, look) {
  const page = await browser.newPage();
  await page.goto(`${site.address}search/?${new URLSearchParams({ q: question })}`);
  await page.waitForFunction(() => /\d|Nothing/.test(document.querySelector('#dl-count').textContent));
  await look({ page, said: await page.textContent('#dl-count'), titles: await page.locator('#dl-found .title').allTextContents() });
  await page.close();
}

const QUESTIONS = {
  'a rare word': rare[7_000],
  'a usual word': usual[3],
  'usual words alone': usual.slice(0, 8).join(' '),
  'a frequent word': frequent[5],
  'two letters': 'ba',
  'what many words begin with': 'bab',
  'frequent words': frequent.slice(0, 3).join(' '),
  'nine words': [...frequent.slice(4, 8), ...rare.slice(0, 5)].join(' '),
  'a long question': [...usual.slice(0, 5), ...frequent.slice(0, 20), ...rare.slice(0, 20)].join(' '),
  'a phrase of usual words': `"${usual.slice(0, 3).join(' ')}"`,
  'a phrase of frequent words': `"${frequent.slice(10, 13).join(' ')}"`,
  'phrases and words': `"${frequent.slice(20, 22).join(' ')}" "${usual.slice(4, 6).join(' ')}" ${rare.slice(3, 6).join(' ')}`,
  'a sentence in Chinese': '肯尼亚总统在联合国大会宣布增派警察支持海地任务',
};

for (const [what, question] of Object.entries(QUESTIONS)) {
  test(`loads little to answer ${what}, and what it says of more is so`, () => ask(question, async ({ page, said, titles }) => {
    const bytes = await indexBytes(page);
    assert.ok(bytes > 10_000 && bytes < FIRST_ANSWER, `${bytes} bytes`);
    assert.equal(titles.length === 0, /Not found yet|Nothing was found/.test(said), said);
    assert.equal(await page.isVisible('#dl-more'), /Not found yet|≤/.test(said) || titles.length < Number(said.replaceAll(',', '').match(/\d+/)?.[0] ?? 0), said);
  }));
}

test('finds the one passage that has a rare word, however many others are asked for with it', () =>
  ask(`${usual.slice(0, 6).join(' ')} ${frequent.slice(0, 3).join(' ')} lighthouse`, ({ titles, said }) => {
    assert.equal(titles.length, 1);
    assert.match(said, /Results: 1$/);
  }));

test('says which words of a long question it leaves out', () =>
  ask([...frequent.slice(0, 10), ...rare.slice(0, 15), 'lighthouse'].join(' '), ({ said, titles }) => {
    assert.match(said, /Left out, as the question is long: [a-z]+,/);
    assert.ok(!/lighthouse/.test(said));
    assert.ok(titles.length > 0);
  }));

test('finds a phrase of frequent words', () =>
  ask(`"${frequent.slice(0, 3).join(' ')}"`, async ({ page }) => assert.match(await page.textContent('#dl-found .passage'), /A lighthouse/)));

test('looks for a phrase a few files at a time, and says when all is looked through', () =>
  ask(`"${frequent.slice(0, 3).reverse().join(' ')}"`, async ({ page, said }) => {
    let turns = 0;
    for (; /Not found yet/.test(said); turns += 1) {
      const before = await indexBytes(page);
      await page.click('#dl-more');
      await page.waitForFunction((last) => document.querySelector('#dl-count').textContent !== last, said);
      assert.ok(await indexBytes(page) - before < FIRST_ANSWER);
      said = await page.textContent('#dl-count');
    }
    assert.ok(turns > 1);
    assert.match(said, /Nothing was found/);
    assert.ok(await page.isHidden('#dl-more'));
  }));
