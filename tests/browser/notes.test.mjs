// Notes as readers meet them: listening, in the margin, on a phone, by a link, on paper, in a browser of text.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { folder, launch, serve } from './site.mjs';

/** A small site whose pages are kept as they are expected. */
const small = join(import.meta.dirname, '../golden/notes/site');
const page = 'articles/haiti/';

/** The page of the demo that has most notes. */
const annotated = 'articles/kenya-more-police-haiti/';

const reader = '@guidepup/virtual-screen-reader/browser.js';

let browser;
let demo;
let golden;

before(async () => {
  demo = await serve(folder);
  golden = await serve(small);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
  await golden?.stop();
});

/** Opens an address, hands it to `look`, and closes it. */
async function open(address, settings, look) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings });
  try {
    const tab = await context.newPage();
    await tab.goto(address, { waitUntil: 'load' });
    return await look(tab);
  } finally {
    await context.close();
  }
}

/** Compares a text with the expected one, which is written anew where that is asked for. */
function expected(name, text) {
  const file = join(import.meta.dirname, 'expected', name);
  if (process.env.BLESS) writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'));
}

test('a screen reader says the passage, its notes, and that the text continues', () =>
  open(golden.address + page, { bypassCSP: true }, async (tab) => {
    const script = await readFile(new URL(import.meta.resolve(reader)));
    await tab.route('**/reader.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
    const spoken = await tab.evaluate(async (address) => {
      const { virtual } = await import(address);
      await virtual.start({ container: document.querySelector('main') });
      while ((await virtual.lastSpokenPhrase()) !== 'end of main') await virtual.next();
      const log = await virtual.spokenPhraseLog();
      await virtual.stop();
      return log;
    }, `${golden.address}reader.js`);
    expected('haiti.spoken.txt', `${spoken.join('\n')}\n`);
  }));

test('a browser of text shows the article with its notes', () => {
  const file = join(small, page, 'index.html');
  const text = execFileSync('w3m', ['-dump', '-cols', '80', '-T', 'text/html', '-O', 'UTF-8', file], { encoding: 'utf8' });
  expected('haiti.w3m.txt', text);
});

/** Returns the addresses of the texts of the demo that have notes. */
function annotatedPages() {
  const hasNotes = (address) => readFileSync(join(folder, address, 'index.html'), 'utf8').includes('<div class="notes ');
  const below = (kind) => readdirSync(join(folder, kind), { withFileTypes: true }).filter((entry) => entry.isDirectory() && !/^(\d{4}|by)$/.test(entry.name))
    .map(({ name }) => `${kind}/${name}/`);
  return [...below('articles'), ...below('speeches')].filter(hasNotes);
}

/** Runs in the page: the boxes of notes that are open, and of the blocks that they stand behind. */
function boxes() {
  const box = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  const groups = [...document.querySelectorAll('.body > .notes')];
  return groups.map((group) => ({
    place: group.classList[1],
    block: box(group.previousElementSibling),
    notes: [...group.querySelectorAll(':scope > .note')].map(box),
  }));
}

describe('notes stand', () => {
  test('in the margin beside their paragraph where there is room, and push each other down', async () => {
    let n = 0;
    for (const address of [annotated, 'articles/council-creates-gsf/']) {
      await open(demo.address + address, {}, async (tab) => {
        const groups = (await tab.evaluate(boxes)).filter(({ place }) => place === 'beside');
        n += groups.length;
        const notes = groups.flatMap((group) => group.notes);
        for (const { block, notes: own } of groups) {
          assert.ok(own.every((note) => block.right < note.left), 'a note is not beside its paragraph');
          assert.ok(Math.abs(block.top - own[0].top) < 8, 'the first note does not begin where its paragraph does');
        }
        for (const [at, note] of notes.entries()) {
          assert.ok(at === 0 || notes[at - 1].bottom <= note.top, `note ${at + 1} overlaps the one above it`);
        }
      });
    }
    assert.ok(n > 1, `${n} groups`);
  });

  test('below their paragraph, in columns, where they would leave a hole in the text', async () => {
    const found = { below: 0, blocks: 0 };
    for (const address of annotatedPages()) {
      await open(demo.address + address, {}, async (tab) => {
        for (const { place, block, notes } of await tab.evaluate(boxes)) {
          if (place !== 'below') continue;
          found.below += 1;
          assert.ok(notes.every((note) => block.bottom <= note.top), `${address}: a note is not below its paragraph`);
        }
        const holes = await tab.evaluate(() => [...document.querySelectorAll('.body > :not(.notes)')].map((block) => {
          const between = block.previousElementSibling;
          const before = between?.matches('.notes.beside') ? between.previousElementSibling : between;
          return before ? block.getBoundingClientRect().top - before.getBoundingClientRect().bottom : 0;
        }));
        found.blocks += holes.length;
        for (const [at, hole] of holes.entries()) assert.ok(hole < 240, `${address}: ${hole} pixels are empty before block ${at + 1}`);
      });
    }
    assert.ok(found.below > 4 && found.blocks > 100, JSON.stringify(found));
  });

  test('below their paragraph on a phone, open, at most three', () =>
    open(demo.address + annotated, { viewport: { width: 390, height: 844 } }, async (tab) => {
      for (const { block, notes } of await tab.evaluate(boxes)) {
        assert.ok(notes.length <= 3 && notes.every((note) => block.bottom <= note.top && 0 < note.bottom - note.top));
      }
    }));
});

test('the address of a note shows the note and its passage, that of the passage too', async () => {
  for (const fragment of ['pledge-2500', 'dl-ref-pledge-2500']) {
    await open(`${golden.address}${page}#${fragment}`, {}, async (tab) => {
      const colours = await tab.evaluate(() => {
        const of = (selector) => [...document.querySelectorAll(selector)].map((element) => getComputedStyle(element).backgroundColor);
        return { mark: of('mark[data-note~="pledge-2500"]'), other: of('mark[data-note="assembly"]'), note: of('#pledge-2500') };
      });
      const shown = colours.note[0];
      assert.notEqual(shown, 'rgba(0, 0, 0, 0)');
      assert.ok(colours.mark.length > 0 && colours.mark.every((colour) => colour === shown), JSON.stringify(colours));
      assert.ok(colours.other.every((colour) => colour === 'rgba(0, 0, 0, 0)'), JSON.stringify(colours));
    });
  }
});

test('no two blocks of a text cover each other, wherever the page is scrolled', () =>
  open(`${demo.address}${annotated}#pledge-2500`, {}, async (tab) => {
    const tops = await tab.evaluate(() => {
      const blocks = [...document.querySelectorAll('.body > :not(.notes)')].map((block) => block.getBoundingClientRect());
      return blocks.map(({ top, bottom }) => [top, bottom]);
    });
    for (const [n, [top]] of tops.entries()) assert.ok(n === 0 || tops[n - 1][1] <= top, `block ${n + 1} covers the one above it`);
  }));

test('an address leads to a note that is folded', () =>
  open(`${golden.address}${page}#to-haiti`, {}, async (tab) => {
    assert.ok(await tab.locator('details #to-haiti').isVisible());
  }));

test('print has the words of every note', () =>
  open(golden.address + page, {}, async (tab) => {
    const file = join(mkdtempSync(join(tmpdir(), 'dateline-')), 'page.pdf');
    await tab.pdf({ path: file, format: 'A4' });
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    for (const words of ['He said so twice.', 'third day of the general debate', 'It was asked for.', 'next contingent', 'une vingtaine']) {
      assert.ok(text.includes(words), `${words} is not on paper: ${text}`);
    }
    assert.ok(text.indexOf('additional contingent') < text.indexOf('He said so twice'));
    assert.ok(text.indexOf('He said so twice') < text.indexOf('spoke for twenty minutes'));
  }));
