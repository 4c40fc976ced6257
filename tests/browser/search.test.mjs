// The search: its script folds words as the builder does; a reader finds passages in every language, over http and from a disk.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

/** Returns what the script offers where there is no page. */
function script() {
  const context = createContext({});
  runInContext(readFileSync('themes/default/static/search.js', 'utf8'), context);
  return context.dateline;
}

test('folds each text to the terms that the builder finds', () => {
  const { words } = script();
  const lines = readFileSync('tests/browser/expected/terms.txt', 'utf8').split('\n').filter((line) => line.includes('\t'));
  assert.ok(lines.length > 60);
  for (const [text, terms] of lines.map((line) => line.split('\t'))) {
    assert.equal(words(text).map(({ term }) => term).join(' '), terms, text);
  }
});
