// The search of the archive: loads the pieces of the index that a question needs, and shows what they hold.
// No server, no dependency; works from a disk. The rules by which words are folded are those of `src/search/fold.rs`.

'use strict';

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

globalThis.dateline = { words, piece(name, value) { waiting.get(name)?.(value); waiting.delete(name); } };

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

/** Loads the first file: sizes, kinds and languages, months, first terms of pieces, where pieces of texts begin. */
async function begin() {
  if (start) return start;
  const [[count, perSort, perActor, longest], sorts, months, terms, texts] = await load('start');
  const runs = [];
  for (let n = 0, item = 0; n < months.length; item += months[n], n += 2) runs.push([item, months[n + 1]]);
  const begins = [];
  numbers(texts).forEach((n, at, all) => { if (at % 2 === 0) begins.push([(begins.at(-1)?.[0] ?? 0) + n, all[at + 1]]); });
  start = { count, perSort, perActor, longest, sorts, runs, terms: terms.split(' '), begins };
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

/** Returns the forms of a term in the index: itself, and what begins with it, each with its list. */
async function look(term, isWhole) {
  const first = Math.max(0, place(start.terms, (one) => term < one));
  const pieces = [first];
  if (!isWhole && start.terms[first + 1]?.startsWith(term)) pieces.push(first + 1);
  const forms = [];
  for (const piece of await Promise.all(pieces.map((n) => load(`terms/${n}`)))) {
    for (const line of piece.split('|')) {
      if (!line.startsWith(term)) continue;
      const [form, list, part, begins] = line.split(' ');
      if (form !== term && (isWhole || form.endsWith('=') || forms.length === MOST_FORMS)) continue;
      forms.push({ weight: form === term ? 1 : 0.5, ...(part ? { count: +list, part: +part, begins } : { list }) });
    }
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

const MOST_PARTS = 3;

/** Loads what there is of long lists: where other words say which items matter their parts, else the newest. */
async function loadLong(word, wanted) {
  for (const { weight, part, begins, count } of word.forms.filter((form) => form.part !== undefined)) {
    const firsts = [];
    numbers(begins).forEach((n) => firsts.push((firsts.at(-1) ?? 0) + n));
    const of = (item) => Math.max(0, place(firsts, (first) => item < first));
    const parts = wanted ? [...new Set(wanted.map(of))].sort((a, b) => a - b) : [0];
    if (wanted ? parts.length > MOST_PARTS : firsts.length > 1) word.isPart = true;
    for (const list of await Promise.all(parts.slice(0, MOST_PARTS).map((n) => load(`long/${part + n}`)))) add(word.items, list, weight);
    word.count = Math.max(word.count, count);
  }
}

/** Returns the words of a question with the items that have them. Words of most texts are left out beside rarer ones. */
async function find({ terms, phrases, names }) {
  const inPhrase = new Set(phrases.flat());
  let found = await Promise.all(terms.map(async (term) => {
    const isWhole = inPhrase.has(term) || [...term].length < 3 && !/[^\x00-\x7F]/.test(term);
    return { term, forms: await look(term, isWhole), items: new Map(), count: 0, isPart: false };
  }));
  for (const word of found) {
    for (const { list, weight } of word.forms.filter((form) => form.list !== undefined)) add(word.items, list, weight);
    word.count = word.forms.reduce((sum, form) => Math.max(sum, form.count ?? 0), word.items.size);
    word.isLong = word.forms.some((form) => form.part !== undefined);
  }
  const short = found.filter((word) => !word.isLong);
  const isUsual = (word) => word.isLong && word.count > start.count / 3 && !inPhrase.has(word.term);
  if (found.some((word) => !isUsual(word))) found = found.filter((word) => !isUsual(word));
  const wanted = short.length > 0 ? common(short, short.length) : undefined;
  await Promise.all(found.filter((word) => word.isLong).map((word) => loadLong(word, wanted)));
  const [named] = await look(names, true);
  found.named = new Map();
  if (named) add(found.named, named.list, 1);
  return found;
}

/** Returns the items that have at least so many of the words. */
function common(found, least) {
  const counts = new Map();
  for (const word of found) for (const item of word.items.keys()) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].filter(([, n]) => n >= least).map(([item]) => item);
}

/** Returns what is found, best first, each with its passages: title over names over text, rare words over usual ones, words together over words apart. */
function rank(found, phrases) {
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
  }).filter(({ together }) => phrases.every((phrase) => phrase.length <= together));
  ranked.sort((a, b) => b.score - a.score || a.item - b.item);
  return { ranked, isAll: least === found.length };
}

// What is known of items ----------------------------------------------------------------------------------------------

const sorts = new Map();
const actors = new Map();

async function loadSorts(items) {
  const pieces = [...new Set(items.map((item) => Math.floor(item / start.perSort)))].filter((n) => !sorts.has(n));
  await Promise.all(pieces.map(async (n) => sorts.set(n, numbers(await load(`sorts/${n}`)))));
}

const sortOf = (item) => start.sorts[sorts.get(Math.floor(item / start.perSort))[item % start.perSort]];

const MOST_OF_ACTORS = 12;

/** Loads whom items concern; of very many, the newest. */
async function loadActors(items) {
  const pieces = [...new Set(items.map((item) => Math.floor(item / start.perActor)))].sort((a, b) => a - b).slice(0, MOST_OF_ACTORS);
  await Promise.all(pieces.filter((n) => !actors.has(n)).map(async (n) => {
    const [names, places] = await load(`actors/${n}`);
    const all = numbers(places);
    const lists = [];
    for (let at = 0; at < all.length; at += all[at] + 1) lists.push(all.slice(at + 1, at + 1 + all[at]).map((one) => names[one]));
    actors.set(n, lists);
  }));
}

const actorsOf = (item) => actors.get(Math.floor(item / start.perActor))?.[item % start.perActor] ?? [];

const FACETS = {
  kind: (item) => [sortOf(item)[0]],
  year: (item) => [month(item).split('-', month(item)[0] === '-' ? 2 : 1).join('-')].filter((year) => year),
  language: (item) => [sortOf(item)[1]],
  actor: (item) => actorsOf(item).map((actor) => actor.split(' ', 1)[0]),
};

/** Loads the pieces of a result's passages and returns its head with them. */
async function open({ item, passages }) {
  const of = (passage) => place(start.begins, ([first, at]) => item < first || (item === first && Math.max(passage, 1) < at));
  const wanted = passages[0] < 1 ? [...passages.slice(1), 2, 3, 1] : passages;
  const here = of(wanted[0]);
  const all = await load(`texts/${here}`);
  const begin = start.begins[here];
  const [url, title, titleLanguage, language, date, where, first, ...texts] = all[item - begin[0]];
  const near = wanted.filter((passage) => of(passage) === here && texts[passage - first] !== undefined).map((passage) => texts[passage - first]);
  const shown = near.map((text) => ({ fragment: text.slice(0, text.indexOf(' ')), text: text.slice(text.indexOf(' ') + 1) })).filter(({ text }) => text);
  return { url, title, titleLanguage, language, date, where, shown };
}

// The page --------------------------------------------------------------------------------------------------------------

const FIRST = 8;
const FIRST_BYTES = 128_000;
const PASSAGE = 280;
const TYPING = 250;

const part = (id) => document.getElementById(`dl-${id}`);
const form = globalThis.document && part('search');
let turn = 0;
let answer;

const fields = () => Object.keys(FACETS).map((name) => [name, form.elements[name]]);
const label = (option) => (option.dataset.label ??= option.textContent);

/** Whether a result is let through by the filters, one of them left out. */
function passes({ item }, but) {
  return fields().every(([name, { value }]) => name === but || !value || FACETS[name](item).includes(value));
}

/** Says of each filter what it would leave. */
function count(ranked) {
  for (const [name, select] of fields()) {
    const counts = new Map();
    for (const one of ranked.filter((result) => passes(result, name))) {
      for (const value of FACETS[name](one.item)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (name === 'year' || name === 'actor') {
      const names = new Map(name === 'actor' ? ranked.flatMap(({ item }) => actorsOf(item)).map((one) => [one.split(' ', 1)[0], one.slice(one.indexOf(' ') + 1)]) : []);
      const known = [...new Set([...counts.keys(), ...(select.value ? [select.value] : [])])];
      known.sort((a, b) => (name === 'year' ? b - a : (counts.get(b) ?? 0) - (counts.get(a) ?? 0)));
      const { value } = select;
      select.length = 1;
      for (const one of known.slice(0, 100)) select.add(new Option(names.get(one) ?? one, one));
      select.value = value;
    }
    for (const option of [...select.options].slice(1)) {
      const n = counts.get(option.value) ?? 0;
      option.textContent = `${label(option)} (${n.toLocaleString(document.documentElement.lang)})`;
      option.disabled = n === 0 && !option.selected;
    }
  }
}

/** Returns the places of a question's words in a text. */
function hits(text, terms) {
  return words(text).filter(({ term }) => terms.some((one) => term === one || ([...one].length > 2 && term.startsWith(one))));
}

/** Shows the part of a passage with most of the words, marked. */
function mark(element, text, terms) {
  const found = hits(text, terms);
  const together = found.map(({ start: at }) => new Set(found.filter((hit) => at <= hit.start && hit.end <= at + PASSAGE - 60).map(({ term }) => term)).size);
  const best = found[together.indexOf(Math.max(...together))]?.start ?? 0;
  let from = text.length <= PASSAGE || best < 60 ? 0 : text.indexOf(' ', best - 60) + 1;
  if (from === 0 && best > PASSAGE) from = best;
  let to = text.length <= from + PASSAGE ? text.length : text.lastIndexOf(' ', from + PASSAGE);
  if (to <= from) to = from + PASSAGE;
  let at = from;
  if (from > 0) element.append('… ');
  const near = found.filter((hit) => from <= hit.start && hit.end <= to).sort((a, b) => a.start - b.start);
  while (near.length > 0) {
    let { start: begins, end } = near.shift();
    while (near[0]?.start < end) end = Math.max(end, near.shift().end);
    const word = document.createElement('mark');
    word.textContent = text.slice(begins, end);
    element.append(text.slice(at, begins), word);
    at = end;
  }
  element.append(text.slice(at, to), to < text.length ? ' …' : '');
}

function show(result, { item }) {
  const one = part('one').content.cloneNode(true);
  const [, home, file] = form.dataset.home.match(/^(.*?)(index\.html)?$/);
  const passage = result.shown[0];
  const link = one.querySelector('a');
  const kind = [...form.elements.kind.options].find(({ value }) => value === sortOf(item)[0]);
  link.href = home + result.url + (file && /(^|\/)$/.test(result.url) ? file : '') + (passage?.fragment ? `#${passage.fragment}` : '');
  if (result.titleLanguage) link.lang = result.titleLanguage;
  mark(link, result.title, result.title.length <= PASSAGE ? answer.terms : []);
  one.querySelector('.place').textContent = result.where;
  one.querySelector('.comma').textContent = result.where && result.date ? form.dataset.comma : '';
  one.querySelector('.date').textContent = result.date;
  if (!result.where && !result.date) one.querySelector('.dash').remove();
  one.querySelector('.sort').textContent = kind ? label(kind) : '';
  if (passage) mark(one.querySelector('.passage'), passage.text, answer.terms);
  if (result.language) one.querySelector('.passage').lang = result.language;
  part('found').append(one);
}

/** Whether each phrase stands in the title or in a passage; that passage comes first. */
function hasPhrases(result) {
  const has = (text, phrase) => {
    const terms = words(text).map(({ term }) => term);
    return terms.some((_, at) => phrase.every((term, n) => terms[at + n] === term));
  };
  return answer.phrases.every((phrase) => {
    const at = result.shown.findIndex(({ text }) => has(text, phrase));
    if (at > 0) result.shown.unshift(...result.shown.splice(at, 1));
    return at >= 0 || has(result.title, phrase);
  });
}

/** Shows more results: some, or fewer where much would have to be loaded for them. */
async function more(mine) {
  const pieces = Math.max(3, Math.floor(FIRST_BYTES / start.longest));
  const before = asked.size;
  let n = 0;
  while (answer.left.length > 0 && n < FIRST && asked.size - before < pieces) {
    const batch = answer.left.splice(0, answer.phrases.length > 0 ? 1 : Math.min(FIRST - n, pieces - (asked.size - before)));
    const opened = await Promise.all(batch.map(open));
    if (mine !== turn) return;
    opened.forEach((result, at) => {
      if (!hasPhrases(result)) return void (answer.total -= 1);
      show(result, batch[at]);
      n += 1;
    });
  }
  part('more').hidden = answer.left.length === 0;
  const say = answer.total === 0 ? 'none' : answer.isPart ? 'part' : answer.isAll ? 'found' : 'some';
  const sure = answer.phrases.length > 0 && answer.left.length > 0 ? '≤ ' : '';
  part('count').textContent = form.dataset[say].replace('{n}', sure + answer.total.toLocaleString(document.documentElement.lang));
}

/** Shows what the filters leave, in the order that is asked for. */
async function refresh(mine) {
  if (form.elements.actor.value) await loadActors(answer.ranked.map(({ item }) => item));
  if (mine !== turn) return;
  count(answer.ranked);
  answer.left = answer.ranked.filter((result) => passes(result));
  if (form.elements.order.value) answer.left.sort((a, b) => (month(b.item) > month(a.item)) - (month(b.item) < month(a.item)) || a.item - b.item);
  answer.total = answer.left.length;
  part('found').replaceChildren();
  await more(mine);
}

/** Answers what stands in the form. */
async function ask() {
  const mine = ++turn;
  const question = form.elements.q.value.trim();
  for (const id of ['answer', 'filters']) part(id).hidden = question === '';
  part('guide').hidden = question !== '';
  if (question === '') return;
  part('count').textContent = form.dataset.busy;
  try {
    await begin();
    const { terms, phrases, names } = read(question);
    const found = terms.length > 0 ? await find({ terms, phrases, names }) : [];
    const { ranked, isAll } = rank(found, phrases);
    const items = ranked.map(({ item }) => item);
    await loadSorts(items);
    if (start.count <= 2 * start.perActor) await loadActors(items);
    if (mine !== turn) return;
    answer = { terms, phrases, ranked, isAll, isPart: found.some(({ isPart }) => isPart) };
    await refresh(mine);
  } catch (error) {
    if (mine === turn) part('count').textContent = form.dataset.failed;
    if (!(error instanceof Error && asked.has(error.message) === false)) throw error;
  }
}

/** Keeps what is asked for in the address, as a new step back or in place of the last. */
function keep(way) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  try { history[way](null, '', query.size > 0 ? `?${query}` : location.pathname); } catch { /* A disk may not let its addresses be changed. */ }
}

/** Takes what is asked for from the address. */
function recall() {
  for (const [name, value] of [['q', ''], ['order', ''], ...fields().map(([one]) => [one, ''])].map(([one]) => [one, new URLSearchParams(location.search).get(one) ?? ''])) {
    const element = form.elements[name];
    if (value && element.options && ![...element.options].some((option) => option.value === value)) element.add(new Option(value, value));
    element.value = value;
  }
}

/** Moves between the field and the results, and to the field. */
function onKey(event) {
  const field = form.elements.q;
  const stops = [field, ...part('found').querySelectorAll('a'), ...(part('more').hidden ? [] : [part('more')])];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (step && at >= 0 && stops[at + step]) stops[at + step].focus();
  else if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) field.focus();
  else if (event.key === 'Escape' && at > 0) field.focus();
  else if (event.key === 'Escape' && at === 0) { field.value = ''; keep('replaceState'); ask(); } else return;
  event.preventDefault();
}

function main() {
  let timer;
  const later = (act) => { clearTimeout(timer); timer = setTimeout(act, TYPING); };
  form.addEventListener('submit', (event) => { event.preventDefault(); clearTimeout(timer); keep('pushState'); ask(); });
  form.elements.q.addEventListener('input', () => later(() => { keep('replaceState'); ask(); }));
  form.addEventListener('change', ({ target }) => {
    if (target === form.elements.q) return;
    keep('pushState');
    if (answer) refresh(++turn);
  });
  form.elements.actor.addEventListener('focus', async () => {
    const { ranked } = answer ?? {};
    if (!ranked) return;
    await loadActors(ranked.map(({ item }) => item));
    if (answer.ranked === ranked) count(ranked);
  });
  part('more').addEventListener('click', async () => {
    const last = part('found').lastElementChild;
    await more(turn);
    last?.nextElementSibling?.querySelector('a').focus();
  });
  addEventListener('popstate', () => { recall(); ask(); });
  document.addEventListener('keydown', onKey);
  recall();
  ask();
}

if (form) main();
