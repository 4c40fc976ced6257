// Every note of the demo as a program finds it: its selectors, applied to the text of the page that a browser shows.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { folder, launch, serve } from './site.mjs';

/** The address that the demo is built for. */
const base = 'https://demo.example/archive/';

const notes = collected();

/** Returns the notes of all pages of the collection, in order. */
function collected() {
  const read = (address) => JSON.parse(readFileSync(join(folder, address.slice(base.length)), 'utf8'));
  const found = [];
  let next = read(`${base}annotations/collection.jsonld`).first;
  while (next) {
    const page = read(next);
    found.push(...page.items);
    next = page.next;
  }
  return found;
}

/** Returns the notes by the page that they stand on. */
function byPage() {
  const pages = new Map();
  for (const note of notes) {
    const page = note.id.split('#')[0];
    pages.set(page, [...(pages.get(page) ?? []), note]);
  }
  return pages;
}

let browser;
let site;
let tab;

before(async () => {
  site = await serve();
  browser = await launch();
  tab = await browser.newPage();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/**
 * Runs in the page: returns the text of an element without what stands there for notes, whose marks only are taken off, and for each
 * note the part of it from its first mark to its last.
 */
function textOf(id) {
  const text = document.getElementById(id).cloneNode(true);
  for (const added of text.querySelectorAll('[data-note]:not(mark)')) added.remove();
  const marked = {};
  let length = 0;
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const words = nodes.currentNode;
    const end = length + words.data.length;
    for (const note of words.parentElement.closest('mark[data-note]')?.dataset.note.split(' ') ?? []) {
      marked[note] = [marked[note]?.[0] ?? length, end];
    }
    length = end;
  }
  for (const mark of text.querySelectorAll('mark[data-note]')) mark.replaceWith(...mark.childNodes);
  return { text: text.textContent, marked };
}

/** Returns where a text begins in another, each time, in code points. */
function places(text, words) {
  const found = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    found.push([...text.slice(0, at)].length);
  }
  return found;
}

test('there are notes in several languages', () => {
  assert.ok(notes.length >= 40, `${notes.length} notes`);
  const languages = new Set(notes.flatMap(({ body }) => body.map(({ language }) => language)));
  assert.ok(languages.has('ar') && languages.has('zh') && languages.has('en'), [...languages].join());
});

describe('the selectors of each note find its passage, on', () => {
  for (const [page, onPage] of byPage()) {
    test(page, async () => {
      await tab.goto(site.address + page.slice(base.length), { waitUntil: 'domcontentloaded' });
      for (const { id, target } of onPage) {
        const [address, element] = target.source.split('#');
        assert.equal(address, page);
        const { text, marked } = await tab.evaluate(textOf, element);
        const [quote, position] = ['TextQuoteSelector', 'TextPositionSelector']
          .map((type) => target.selector.find((selector) => selector.type === type));
        const selected = [...text].slice(position.start, position.end).join('');
        assert.equal(selected, quote.exact, `${id}: the position selects something else`);
        const starts = places(text, quote.prefix + quote.exact + quote.suffix).map((at) => at + [...quote.prefix].length);
        assert.deepEqual(starts, [position.start], `${id}: the words select something else`);
        // Marks are drawn around whole words.
        const [from, to] = marked[id.split('#')[1]];
        const begin = [...text].slice(0, position.start).join('').length;
        const around = text.slice(from, begin) + text.slice(begin + quote.exact.length, to);
        assert.ok(from <= begin && begin + quote.exact.length <= to, `${id}: the page marks less`);
        assert.match(around, /^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Cf}'’]*$/u, `${id}: the page marks more`);
      }
    });
  }
});
