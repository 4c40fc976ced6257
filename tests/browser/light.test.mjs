// What a page of each sort costs a reader: bytes and requests, never time. Pictures are not counted. A page is counted as it is
// sent, compressed as every host does; style sheets and scripts as they are.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, pages, serve } from './site.mjs';

const SENT = 100_000;
const PAGE = 200_000;
const STYLE = 30_000;
const SCRIPT = 20_000;

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

/** Loads a page at the width of a phone; returns the bytes of its bodies by type and as they are sent, the addresses it asked for, and how far its layout moved. */
async function load(address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true });
  try {
    const page = await context.newPage();
    const asked = [];
    const answers = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('response', (response) => answers.push(response));
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.moved += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(site.address + address, { waitUntil: 'networkidle' });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForTimeout(100);
    const bytes = {};
    let sent = 0;
    for (const response of answers) {
      const type = response.request().resourceType();
      bytes[type] = (bytes[type] ?? 0) + (await response.body()).length;
      if (type !== 'image') sent += (await response.request().sizes()).responseBodySize;
    }
    return { bytes, sent, asked, moved: await page.evaluate(() => window.moved) };
  } finally {
    await context.close();
  }
}

for (const [name, address] of pages()) {
  describe(`${name} (/${address})`, () => {
    test('is light, asks no other host for anything, and does not move while it loads', async () => {
      const { bytes, sent, asked, moved } = await load(address);
      const { document, stylesheet, script = 0 } = bytes;
      assert.ok(sent < SENT, `${sent} bytes are sent`);
      assert.ok(document + stylesheet + script < PAGE, `${document} + ${stylesheet} + ${script} bytes`);
      assert.ok(stylesheet < STYLE, `${stylesheet} bytes of style sheets`);
      assert.ok(script < SCRIPT, `${script} bytes of scripts`);
      assert.deepEqual(asked.filter((url) => !url.startsWith(site.address)), []);
      assert.equal(moved, 0);
    });
  });
}
