// The pictures of the README, made from the built demo: `./test pictures`.

import { launch, serve } from './site.mjs';

const folder = new URL('../../docs/pictures/', import.meta.url).pathname;
const pictures = [
  ['home', ''], ['timeline', 'timeline/'], ['search', 'search/?q=peacekeeping'],
  ['notes', 'articles/council-creates-gsf/'], ['pledge', 'pledges/kenya-1000/'], ['network', 'network/'],
];

const site = await serve();
const browser = await launch();
const page = await browser.newPage({
  viewport: { width: 1360, height: 1088 }, deviceScaleFactor: 2, colorScheme: 'light', reducedMotion: 'reduce', bypassCSP: true,
});
for (const [name, address] of pictures) {
  await page.goto(site.address + address, { waitUntil: 'networkidle' });
  // A frame, for pages are nearly as white as what the pictures stand on.
  await page.addStyleTag({ content: 'body::after { content: ""; position: fixed; inset: 0; border: 1px solid #c4c4be; }' });
  await page.screenshot({ path: `${folder}${name}.png` });
}
await browser.close();
await site.stop();
