// How long a saved change takes to the screen: `node tests/bench/serve.mjs DIR` serves the archive in DIR, opens an article in a
// browser, writes it 20 times, and measures from before each write until the browser has painted the new text. The article is
// left as it was.
//
// DATELINE names the program (target/release/dateline), CHROMIUM the browser; ./test browser installs what this needs.

import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { launch } from '../browser/site.mjs';

const SAVES = 20;

/** How long it is quiet between two saves, in milliseconds: the next must not fall into the work of the last. */
const PAUSE = 400;

const root = resolve(process.argv[2] ?? '.');
const target = process.env.CARGO_TARGET_DIR ?? 'target';
const program = process.env.DATELINE ?? join(target, 'release', 'dateline');

/** Returns an article from the middle of the archive. */
function article() {
  const folder = join(root, 'content', 'articles');
  const all = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.md')).sort();
  return join(folder, all[Math.floor(all.length / 2)]);
}

/** Starts the server; resolves to its process and the address of the site. */
async function serve() {
  const server = spawn(program, ['serve', '--port', '0', '--root', root], { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: server.stdout })) return { server, address: line };
  throw new Error(`${program} does not serve ${root}`);
}

/** Opens a page that says which mark its text holds, as soon as it is painted. */
async function open(browser, address, told) {
  const page = await browser.newPage();
  await page.exposeBinding('painted', (_, mark) => told(Number(mark)));
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => setTimeout(() => {
      window.painted(document.querySelector('main')?.textContent.match(/mark number (\d+)/)?.[1] ?? -1);
    })));
  });
  await page.goto(address);
  await page.waitForFunction(() => document.readyState === 'complete');
}

const pause = (time) => new Promise((done) => setTimeout(done, time));

const file = article();
const text = readFileSync(file, 'utf8');
const { server, address } = await serve();
const browser = await launch();
const times = [];
try {
  let tell = () => {};
  await open(browser, `${address}articles/${basename(file, '.md')}/`, (mark) => tell(mark));
  await pause(3 * PAUSE);
  for (let save = 1; save <= SAVES; save += 1) {
    const painted = new Promise((done) => { tell = (mark) => { if (mark === save) done(performance.now()); }; });
    const begun = performance.now();
    writeFileSync(file, `${text}\nThis is mark number ${save}.\n`);
    times.push(await painted - begun);
    await pause(PAUSE);
  }
} finally {
  writeFileSync(file, text);
  await browser.close();
  server.kill();
}
times.sort((a, b) => a - b);
const [median, longest] = [times[Math.floor(SAVES / 2)], times[SAVES - 1]].map((time) => `${time.toFixed(0)} ms`);
console.log(`${SAVES} saves of ${file}: median ${median}, longest ${longest}`);
