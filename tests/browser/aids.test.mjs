// What helps a reader of a text on: reading it without its notes, and reporting an error in one of its paragraphs.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, launch, serve } from './site.mjs';

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

/** Returns the address of an article with notes. */
function annotated() {
  const names = readdirSync(join(folder, 'articles'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const page = (name) => readFileSync(join(folder, 'articles', name, 'index.html'), 'utf8');
  const found = names.map((entry) => entry.name).find((name) => name !== 'by' && page(name).includes('id="dl-without"') && page(name).includes('id="p2"'));
  return `articles/${found}/`;
}

test('a text is read without its notes, with and without script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await browser.newPage({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
    await page.goto(site.address + annotated());
    const mark = page.locator('#dl-text mark[data-note]').first();
    const line = () => mark.evaluate((one) => getComputedStyle(one).textDecorationLine);
    assert.ok(await page.locator('.note').first().isVisible());
    assert.equal(await line(), 'underline');
    await page.locator('label:has(#dl-without)').click();
    assert.equal(await page.locator('#dl-text .note:visible, #dl-text .note-ref:visible').count(), 0);
    assert.equal(await line(), 'none');
    assert.ok(await mark.isVisible(), 'the words themselves stay');
    await page.close();
  }
});

test('an error is reported with the page, and the paragraph that is selected or looked at', async () => {
  const page = await browser.newPage();
  const address = annotated();
  const link = page.locator('.report-error a');
  const reported = async () => {
    await link.focus();
    const body = new URL(await link.getAttribute('href')).searchParams.get('body');
    await link.blur();
    return body;
  };
  await page.goto(site.address + address);
  const whole = `https://demo.example/archive/${address}`;
  assert.equal(await reported(), whole);
  await page.goto(`${site.address}${address}#p2`);
  assert.equal(await reported(), `${whole}#p2`);
  await page.locator('#p1').selectText();
  assert.equal(await reported(), `${whole}#p1`);
});
