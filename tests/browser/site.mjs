// The built demo, served as a strict host would: below a path, compressed, with a Content-Security-Policy that allows nothing inline.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

export const folder = join(process.env.CARGO_TARGET_DIR ?? 'target', 'demo', 'one');

/** The demo in the second theme, from right to left. */
export const poster = join(process.env.CARGO_TARGET_DIR ?? 'target', 'demo', 'poster');

/** The path of `--base-url`, from whose root `404.html` links. */
const base = '/archive/';

export const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'",
  "manifest-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ');

const types = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json',
  '.jsonld': 'application/ld+json', '.jpg': 'image/jpeg', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8', '.webp': 'image/webp', '.xml': 'application/xml',
};

/** Starts Chromium, where the environment says it is; it asks no host for anything by itself. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** Starts to serve a site, the demo if none is named; resolves to its address, with a final slash, and a function that stops it. */
export async function serve(root = folder) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = path.slice(base.length) + (path.endsWith('/') ? 'index.html' : '');
    try {
      if (!path.startsWith(base)) throw new Error('outside of the site');
      const body = await readFile(join(root, file));
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-encoding': 'gzip',
        'content-security-policy': policy,
      });
      response.end(gzipSync(body));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${server.address().port}${base}`,
    stop: () => new Promise((stopped) => server.close(stopped)),
  };
}

/** Returns how much of the search's index a page has loaded, in bytes, not compressed. */
export async function indexBytes(page) {
  await page.waitForLoadState('networkidle');
  return page.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name }) => /\/search\/.*\.js$/.test(name)).reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0));
}

/** Returns a page of each sort: its name, and its address below the root. Of several, the longest, which has most to go wrong. */
export function pages() {
  const found = [['home', ''], ['not found', '404.html']];
  for (const kind of ['articles', 'actors', 'speeches', 'events', 'pledges', 'claims', 'topics', 'places']) {
    found.push([`index of ${kind}`, `${kind}/`]);
  }
  found.push(['timeline', 'timeline/'], ['year', longest('timeline', /^\d{4}$/)]);
  for (const kind of ['actors', 'speeches', 'events', 'pledges', 'claims', 'topics', 'places']) {
    found.push([`page of ${kind}`, longest(kind, /^[a-z0-9-]{3,}$/)]);
  }
  for (const language of ['en', 'ar']) {
    found.push([`article in ${language}`, longest('articles', /^[a-z0-9-]{5,}$/, language)]);
  }
  found.push(['named together', 'network/'], ['quotations', 'quotations/'], ['notes', 'notes/'], ['notes of a kind', 'notes/dispute/'], ['pledges by actor', 'pledges/by/actor/']);
  found.push(['search', 'search/'], ['about', 'about/']);
  return found;
}

/** Returns the address of the longest page in a folder, of those with a fitting name and language. */
function longest(kind, name, language) {
  const isIn = (file) => !language || readFileSync(file, 'utf8').includes(`<html lang="${language}"`);
  const candidates = readdirSync(join(folder, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && name.test(entry.name))
    .map((entry) => ({ address: `${kind}/${entry.name}/`, file: join(folder, kind, entry.name, 'index.html') }))
    .filter(({ file }) => statSync(file, { throwIfNoEntry: false }) && isIn(file))
    .map((page) => ({ ...page, length: statSync(page.file).size }))
    .sort((a, b) => b.length - a.length || (a.address < b.address ? -1 : 1));
  if (candidates.length === 0) throw new Error(`the demo has no page of ${kind}${language ? ` in ${language}` : ''}`);
  return candidates[0].address;
}
