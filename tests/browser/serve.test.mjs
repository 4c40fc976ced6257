// `dateline serve` in a browser, under a policy that allows nothing inline: pages that are open are loaded again when they
// change, and what is wrong with the archive is shown over them until it is mended.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { launch, policy } from './site.mjs';

const program = join(process.env.CARGO_TARGET_DIR ?? 'target', 'release', 'dateline');
const root = mkdtempSync(join(tmpdir(), 'dateline-'));
const article = 'content/articles/2024/haiti.md';

let server;
let address;
let browser;
let context;

before(async () => {
  cpSync('tests/golden/small/archive', root, { recursive: true });
  server = spawn(program, ['serve', '--port', '0', '--root', root], { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: server.stdout })) {
    address = line;
    break;
  }
  browser = await launch();
  context = await browser.newContext();
  await context.route((url) => url.pathname.endsWith('/'), async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
});

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(root, { recursive: true, force: true });
});

/** Opens a page of the site, and notes what its console complains about. */
async function open(path) {
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  await page.goto(address + path);
  return page;
}

function replace(path, from, to) {
  const text = readFileSync(join(root, path), 'utf8');
  assert.ok(text.includes(from), `${path} holds no ${from}`);
  writeFileSync(join(root, path), text.replace(from, to));
}

test('every tab shows what was saved, and one that does not show it is left alone', async () => {
  const [first, second, other] = [await open('articles/haiti/'), await open('articles/haiti/'), await open('about/')];
  await other.evaluate(() => { window.isTheSame = true; });
  replace(article, 'spoke for twenty minutes', 'spoke for half an hour');
  await first.getByText('spoke for half an hour').waitFor();
  await second.getByText('spoke for half an hour').waitFor();
  assert.equal(await other.evaluate(() => window.isTheSame), true);
  assert.deepEqual([first, second, other].flatMap((page) => page.complaints), []);
  await Promise.all([first, second, other].map((page) => page.close()));
});

test('more tabs than a browser has connections are all loaded, and told when they are seen', async () => {
  const tabs = [];
  for (let n = 0; n < 9; n += 1) {
    const page = await open('about/');
    // What a browser does with a tab that another one covers.
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    tabs.push(page);
  }
  replace('content/pages/about.md', 'title: ', 'title: All ');
  await tabs[0].evaluate(() => {
    delete document.visibilityState;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await tabs[0].locator('h1', { hasText: /^All / }).waitFor();
  await Promise.all(tabs.map((page) => page.close()));
});

test('what is wrong is shown over the page of before, and goes when it is mended', async () => {
  const page = await open('articles/haiti/');
  replace(article, 'actors: [william-ruto,', 'actors: [wiliam-ruto,');
  const panel = page.locator('dateline-problems section');
  await panel.waitFor();
  const text = await panel.textContent();
  for (const words of ['error[unknown-actor]', `${article}:11:10`, 'actors: [wiliam-ruto, kenya', 'did you mean `william-ruto`?']) {
    assert.ok(text.includes(words), `${words} is not in ${text}`);
  }
  assert.equal(await panel.locator('mark').first().textContent(), 'wiliam-ruto');
  assert.equal(await panel.evaluate((element) => getComputedStyle(element).position), 'fixed', 'the style sheet is loaded');
  assert.ok(await page.locator('h1').isVisible());
  await page.reload();
  await panel.waitFor();
  replace(article, 'wiliam-ruto', 'william-ruto');
  await panel.waitFor({ state: 'detached' });
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('the panel of problems can be closed, and has no barrier that axe finds', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open('articles/haiti/');
    await page.emulateMedia({ colorScheme });
    replace(article, 'actors: [william-ruto,', 'actors: [wiliam-ruto,');
    const panel = page.locator('dateline-problems section');
    await panel.waitFor();
    const session = await context.newCDPSession(page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await session.send('Runtime.evaluate', { expression: axe.source });
    const found = await page.evaluate(() => window.axe.run('dateline-problems'));
    assert.deepEqual(found.violations.map(({ id, help }) => `${id}: ${help}`), [], colorScheme);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    replace(article, 'wiliam-ruto', 'william-ruto');
    await page.close();
  }
});
