// The index of the search: loads the pieces that a question needs, and ranks what they hold. No server, no dependency; works from
// a disk. Words are folded by the rules of `src/search/fold.rs`, and numbers read as `src/search/number.rs` writes them. All that
// an answer loads is paid from its purse, so that a long question loads no more than a short one.

'use strict';

{

const LONGEST = 40;
const LETTERS = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ł: 'l', ı: 'i', ς: 'σ', ʹ: '', ʻ: '', ʼ: '',
  ٱ: 'ا', ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ە: 'ه', ہ: 'ه', ھ: 'ه', ـ: '',
};
const MARKS = /[\u0300-\u036F\u0483-\u0487\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F\u00AD\u200C\u200D]/g;
const NOUGHTS = [...'٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐'].map((nought) => nought.codePointAt(0));
const UNSPACED = /([\u3005-\u3007\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{3FFFF}]+)/u;
const ARTICLE = /^(?:[وبكف]?ال|لل)(?=.{3})/u;
const WORD = /(?:[\p{Alphabetic}\p{N}\p{M}\u00AD\u200C\u200D]|(?<=[0-9])[.,](?=[0-9]{3}(?![0-9])))+/gu;
const NO_LETTER = /[^\p{Alphabetic}\p{N}\p{M}]/gu;

/** Returns a word decomposed, without marks and case. */
function fold(word) {
  const plain = (c) => LETTERS[c] ?? digit(c) ?? c;
  return [...word.normalize('NFKD').replace(MARKS, '').toLowerCase()].map(plain).join('').normalize('NFC').replace(NO_LETTER, '');
}

function digit(c) {
  if (c < '\u0660') return undefined;
  const nought = NOUGHTS.find((first) => first <= c.codePointAt(0) && c.codePointAt(0) < first + 10);
  return nought === undefined ? undefined : String(c.codePointAt(0) - nought);
}

/** Returns the terms of a text in order, each with the place of its word. */
function words(text) {
  const found = [];
  for (const { 0: written, index: start } of text.matchAll(WORD)) {
    const end = start + written.length;
    const folded = fold(written);
    const isElided = /['’]/.test((text[start - 1] ?? '') + (text[end] ?? ''));
    if (folded === '' || ([...folded].length === 1 && isElided)) continue;
    // Where folding has moved no letter, a term's own place is known within its word.
    const isEven = folded.length === written.length;
    let at = start;
    const add = (term, from, length) => found.push({ term, start: isEven ? from : start, end: isEven ? from + length : end });
    folded.split(UNSPACED).forEach((stretch, n) => {
      if (n % 2 === 1) pairs(stretch).forEach(([pair, from]) => add(pair, at + from, pair.length));
      else if (stretch !== '') add([...stretch.replace(ARTICLE, '')].slice(0, LONGEST).join(''), at, stretch.length);
      at += stretch.length;
    });
  }
  return found;
}

/** Returns the pairs of characters of a stretch without spaces, and its last character, each with its place. */
function pairs(stretch) {
  const letters = [...stretch];
  let at = 0;
  return letters.map((letter, n) => {
    at += letter.length;
    return [letter + (letters[n + 1] ?? ''), at - letter.length];
  });
}

// The pieces of the index -------------------------------------------------------------------------------------------

const asked = new Map();
const waiting = new Map();

/** Loads a piece, once; a piece is a script that calls `dateline.piece` with its name and value. */
function load(name) {
  if (!asked.has(name)) {
    asked.set(name, new Promise((done, fail) => {
      waiting.set(name, done);
      const script = document.createElement('script');
      script.src = `${name}.js`;
      script.onerror = () => { asked.delete(name); fail(new Error(name)); };
      document.head.append(script);
    }));
  }
  return asked.get(name);
}

const lengths = new Map();
const utf8 = new TextEncoder();

/** Takes the value of a piece. */
function piece(name, value) {
  lengths.set(name, utf8.encode(JSON.stringify(value)).length);
  waiting.get(name)?.(value);
  waiting.delete(name);
}

/** Returns what an answer may still load, in bytes. Also pieces that have come before are paid, once: a question always finds the same. */
const purse = (left) => ({ left, paid: new Set() });

/** Loads a piece and pays for it. */
async function pay(name, from) {
  const value = await load(name);
  if (!from.paid.has(name)) from.left -= lengths.get(name);
  from.paid.add(name);
  return value;
}

const DIGITS = "!#$%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{}~`'";
const VALUES = Object.fromEntries([...DIGITS].map((c, n) => [c, n]));

/** Returns the numbers of a text as `src/search/number.rs` writes them. */
function numbers(text) {
  const found = [];
  let [high, unit] = [0, 1];
  for (const c of text) {
    const n = VALUES[c];
    if (n < 60) {
      found.push(high * 60 + n);
      [high, unit] = [0, 1];
    } else {
      high += unit * (n - 59);
      unit *= 30;
    }
  }
  return found;
}

let start;

/** Loads the first file: sizes, kinds and languages, months, first terms of pieces, usual terms, where pieces of texts begin. */
async function begin() {
  if (start) return start;
  const [[count, perSort, perActor, termsBytes, partBytes, textsBytes, actorsBytes], sorts, months, terms, usual, texts] = await load('start');
  const runs = [];
  for (let n = 0, item = 0; n < months.length; item += months[n], n += 2) runs.push([item, months[n + 1]]);
  const begins = [];
  numbers(texts).forEach((n, at, all) => { if (at % 2 === 0) begins.push([(begins.at(-1)?.[0] ?? 0) + n, all[at + 1]]); });
  const sizes = { count, perSort, perActor, termsBytes, partBytes, textsBytes, actorsBytes };
  start = { ...sizes, sorts, runs, terms: terms.split(' '), usual: new Set(usual.split(' ')), begins };
  return start;
}

/** Returns the place of the last of sorted things that is not behind what is looked for. */
function place(all, isBehind) {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(all[middle])) high = middle; else low = middle + 1;
  }
  return low - 1;
}

const month = (item) => start.runs[place(start.runs, ([first]) => item < first)][1];

// What is asked for --------------------------------------------------------------------------------------------------

const QUOTED = /"([^"]+)"?|[“„«]([^”“»]+)[”“»]?/g;
const MOST_FORMS = 64;

/** Returns the words of a question, each once, and its phrases. Of a run of characters without spaces the pairs are enough. */
function read(question) {
  const isNew = ({ term, end }, n, all) => [...term].length > 1 || all[n - 1]?.end !== end;
  const terms = (text) => words(text).filter(isNew).map(({ term }) => term);
  const phrases = [...question.matchAll(QUOTED)].map((found) => terms(found[1] ?? found[2])).filter((phrase) => phrase.length > 1);
  const names = words(question).map(({ term }) => `${term}=`).join('');
  return { terms: [...new Set(terms(question))], phrases, names };
}

/** Returns the pieces in which the forms of a term are looked for: of what begins with it only two, of a usual word one. */
function piecesOf(term, isWhole) {
  const first = Math.max(0, place(start.terms, (one) => term < one));
  const goesOn = !isWhole && !start.usual.has(term) && start.terms[first + 1]?.startsWith(term);
  return [first, ...(goesOn ? [first + 1] : [])].map((n) => `terms/${n}`);
}

/** Returns the forms of a term that pieces hold: itself, and what begins with it, each with its list. */
function formsOf(term, isWhole, pieces) {
  const forms = [];
  for (const line of pieces.flatMap((piece) => piece.split('|'))) {
    if (!line.startsWith(term)) continue;
    const [form, list, part, begins] = line.split(' ');
    if (form !== term && (isWhole || part || form.endsWith('=') || forms.length === MOST_FORMS)) continue;
    forms.push({ weight: form === term ? 1 : 0.5, ...(part ? { count: +list, part: +part, begins } : { list }) });
  }
  return forms;
}

/** Adds the items of a list, each with its passages, to those of a word. */
function add(items, list, weight) {
  const all = numbers(list);
  for (let at = 0, item = -1; at < all.length;) {
    item += all[at++];
    const known = items.get(item) ?? new Map();
    items.set(item, known);
    for (let passage = -1, isLast = false; !isLast; at++) {
      isLast = all[at] % 2 === 1;
      passage += (all[at] >> 1) + 1;
      known.set(passage, Math.max(known.get(passage) ?? 0, weight));
    }
  }
}

/** For how many results an answer has passages at least. */
const LEAST_TEXTS = 3;
/** How many pieces of sorts an answer loads to count what filters leave. */
const MOST_SORTS = 8;

/** Returns what an answer may load now, so that enough is left for what comes after the words. */
function room(from) {
  const sorts = Math.min(MOST_SORTS, Math.ceil(start.count / start.perSort)) * start.perSort;
  return from.left - sorts - LEAST_TEXTS * start.textsBytes;
}

/** Loads so many parts of a word's long lists: where other words say which items matter theirs, else the newest. */
async function loadLong(word, wanted, most, from) {
  for (const { weight, part, begins, count } of word.forms.filter((form) => form.part !== undefined)) {
    const firsts = [];
    numbers(begins).forEach((n) => firsts.push((firsts.at(-1) ?? 0) + n));
    const of = (item) => Math.max(0, place(firsts, (first) => item < first));
    const parts = [...new Set(wanted.length > 0 ? wanted.map(of) : firsts.keys())].sort((a, b) => a - b);
    if (parts.length > most) word.isPart = true;
    for (const list of await Promise.all(parts.slice(0, most).map((n) => pay(`long/${part + n}`, from)))) add(word.items, list, weight);
    word.count = Math.max(word.count, count);
  }
}

/** Loads the long lists, of rare words first; returns the words for which nothing was left. */
async function loadAllLong(words, wanted, from) {
  const inOrder = [...words].sort((a, b) => a.count - b.count);
  const parts = Math.max(1, Math.floor(room(from) / start.partBytes));
  const loaded = inOrder.slice(0, parts);
  await Promise.all(loaded.map((word) => loadLong(word, wanted, Math.floor(parts / loaded.length), from)));
  return inOrder.slice(parts);
}

/** Returns the pieces of each term for which something is left, and for a long list: of long words first, which tend to be rare. */
function choose(terms, isWhole, from) {
  let left = room(from) - start.partBytes;
  const chosen = new Map();
  const paid = new Set(from.paid);
  for (const term of [...terms].sort((a, b) => b.length - a.length)) {
    for (const piece of piecesOf(term, isWhole(term))) {
      const price = paid.has(piece) ? 0 : start.termsBytes;
      if (left < price) break;
      left -= price;
      paid.add(piece);
      chosen.set(term, [...(chosen.get(term) ?? []), piece]);
    }
  }
  return chosen;
}

/** Returns the words of a question with the items that have them, and the terms for which nothing was left to load. Usual words are left out beside rarer ones. */
async function find({ terms, phrases, names }, from) {
  const inPhrase = new Set(phrases.flat());
  const isWhole = (term) => term === names || inPhrase.has(term) || ([...term].length < 3 && !/[^\x00-\x7F]/.test(term));
  const rare = terms.filter((term) => !start.usual.has(term));
  const chosen = choose(rare.length > 0 ? rare : terms, isWhole, from);
  const forms = async (term, pieces) => formsOf(term, isWhole(term), await Promise.all(pieces.map((piece) => pay(piece, from))));
  let found = await Promise.all([...chosen].map(async ([term, pieces]) => ({ term, forms: await forms(term, pieces), items: new Map(), isPart: false })));
  for (const word of found) {
    for (const { list, weight } of word.forms.filter((form) => form.list !== undefined)) add(word.items, list, weight);
    word.count = word.forms.reduce((sum, form) => Math.max(sum, form.count ?? 0), word.items.size);
    word.isLong = word.forms.some((form) => form.part !== undefined);
  }
  const [named] = choose([names], isWhole, from).values();
  const [name] = named ? await forms(names, named) : [];
  const short = found.filter((word) => !word.isLong);
  const wanted = common(short, Math.max(1, short.length));
  const dropped = await loadAllLong(found.filter((word) => word.isLong), wanted, from);
  found = found.filter((word) => !dropped.includes(word));
  found.named = new Map();
  if (name) add(found.named, name.list, 1);
  const unasked = terms.filter((term) => !start.usual.has(term) && !found.some((word) => word.term === term));
  return { found, unasked };
}

/** Returns the items that have at least so many of the words. */
function common(found, least) {
  const counts = new Map();
  for (const word of found) for (const item of word.items.keys()) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].filter(([, n]) => n >= least).map(([item]) => item);
}

/** Returns what is found, best first, each with its passages: title over names over text, rare words over usual ones, words together over words apart. */
function rank(found, phrases) {
  const terms = new Set(found.map(({ term }) => term));
  let least = found.length;
  let items = common(found, least);
  while (items.length === 0 && least > 1 && phrases.length === 0) items = common(found, --least);
  const ranked = items.map((item) => {
    let score = 0;
    const passages = new Map();
    for (const word of found.filter(({ items: all }) => all.has(item))) {
      const rarity = Math.log(1 + start.count / word.count);
      let best = 0;
      for (const [passage, weight] of word.items.get(item)) {
        best = Math.max(best, weight * (passage === 0 ? 5 : passage === 1 ? 3 : 1));
        const known = passages.get(passage) ?? { sum: 0, n: 0 };
        passages.set(passage, { sum: known.sum + rarity * weight, n: known.n + 1 });
      }
      score += rarity * (best + 0.3 * Math.log(word.items.get(item).size));
    }
    const order = [...passages].sort(([a, one], [b, other]) => other.sum - one.sum || (a < 2) - (b < 2) || a - b);
    if (order[0][1].n > 1) score += order[0][1].sum;
    if (found.named.has(item)) score += 20;
    return { item, score, together: order[0][1].n, passages: order.map(([passage]) => passage) };
  }).filter(({ together }) => phrases.every((phrase) => phrase.filter((term) => terms.has(term)).length <= together));
  ranked.sort((a, b) => b.score - a.score || a.item - b.item);
  return { ranked, isAll: least === found.length };
}

// What is known of items ----------------------------------------------------------------------------------------------

const sorts = new Map();
const actors = new Map();

const pieceOf = (item, per) => Math.floor(item / per);
const piecesFor = (items, per) => [...new Set(items.map((item) => pieceOf(item, per)))].sort((a, b) => a - b);

async function loadSorts(items, from) {
  await Promise.all(piecesFor(items, start.perSort).map(async (n) => sorts.set(n, numbers(await pay(`sorts/${n}`, from)))));
}

const sortOf = (item) => start.sorts[sorts.get(pieceOf(item, start.perSort))?.[item % start.perSort]];

/** Returns whether the sorts of items are few enough to be loaded with the first answer. */
const hasFewSorts = (items) => piecesFor(items, start.perSort).length <= MOST_SORTS;

/** Loads whom items concern, of many the newest, and leaves enough for passages. Returns whether it knows of all. */
async function loadActors(items, from) {
  const pieces = piecesFor(items, start.perActor);
  const most = Math.floor((from.left - LEAST_TEXTS * start.textsBytes) / start.actorsBytes);
  await Promise.all(pieces.slice(0, Math.max(0, most)).map(async (n) => {
    const [names, places] = await pay(`actors/${n}`, from);
    if (actors.has(n)) return;
    const all = numbers(places);
    const lists = [];
    for (let at = 0; at < all.length; at += all[at] + 1) lists.push(all.slice(at + 1, at + 1 + all[at]).map((one) => names[one]));
    actors.set(n, lists);
  }));
  return pieces.length <= most;
}

const actorsOf = (item) => actors.get(Math.floor(item / start.perActor))?.[item % start.perActor] ?? [];

const FACETS = {
  kind: (item) => [sortOf(item)?.[0]],
  year: (item) => [month(item).split('-', month(item)[0] === '-' ? 2 : 1).join('-')].filter((year) => year),
  language: (item) => [sortOf(item)?.[1]],
  actor: (item) => actorsOf(item).map((actor) => actor.split(' ', 1)[0]),
};

/** Returns the piece of texts with the best passage of a result, its name, and which passages to look for there, the best first. */
function textOf({ item, passages }) {
  const of = (passage) => place(start.begins, ([first, at]) => item < first || (item === first && Math.max(passage, 1) < at));
  const wanted = passages[0] < 1 ? [...passages.slice(1), 2, 3, 1] : passages;
  const piece = of(wanted[0]);
  return { piece, name: `texts/${piece}`, wanted: wanted.filter((passage) => of(passage) === piece) };
}

/** Returns how many results can be opened, from the first of them on. */
function openable(results, { left, paid }) {
  const pieces = new Set();
  const isTooMuch = (result) => {
    const { name } = textOf(result);
    if (!paid.has(name)) pieces.add(name);
    return left < pieces.size * start.textsBytes;
  };
  const n = results.findIndex(isTooMuch);
  return n < 0 ? results.length : n;
}

/** Loads the piece of texts with a result's passages and returns its head with them. */
async function open(result, from) {
  const { piece, name, wanted } = textOf(result);
  const all = await pay(name, from);
  const [url, title, titleLanguage, language, date, where, first, ...texts] = all[result.item - start.begins[piece][0]];
  const near = wanted.filter((passage) => texts[passage - first] !== undefined);
  const shown = near.map((passage) => {
    const [, fragment, text] = texts[passage - first].match(/^(\S*) (.*)$/s);
    return { fragment, text, isNames: passage === 1, isBody: passage > 2 };
  }).filter(({ text }) => text);
  return { url, title, titleLanguage, language, date, where, shown };
}

/** How many items there are, and how many share a piece of actors. */
const sizes = () => start;

globalThis.dateline = {
  piece, purse, words, begin, read, find, rank, hasFewSorts, loadSorts, loadActors, sortOf, actorsOf, month, openable, open, sizes, FACETS,
};
}
