// The page of the search: asks the index (`search-index.js`), shows what is found, counts what filters leave, keeps the question in
// the address.

'use strict';

{
const MOST_SHOWN = 8;
const FIRST_BYTES = 180_000;
const MORE_BYTES = 128_000;
const FILTER_BYTES = 300_000;
const PASSAGE = 280;
const TYPING = 250;
const MOST_OFFERED = 100;

const part = (id) => document.getElementById(`dl-${id}`);
const form = part('search');
let turn = 0;
let answer;
let index;

const fields = () => ['kind', 'year', 'language', 'actor'].map((name) => [name, form.elements[name]]);
const label = (option) => (option.dataset.label ??= option.textContent);

/** Loads the script of the index. */
function ready() {
  return new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = form.dataset.index;
    script.onload = () => done(globalThis.dateline);
    script.onerror = fail;
    document.head.append(script);
  });
}

/** Returns whether a result is let through by the filters, one of them left out. */
function passes({ item }, but) {
  return fields().every(([name, { value }]) => name === but || !value || index.FACETS[name](item).includes(value));
}

/** Says of each filter what it would leave, where that is known. */
function count(ranked) {
  for (const [name, select] of fields()) {
    const isKnown = answer.hasSorts || !['kind', 'language'].includes(name);
    const counts = new Map();
    for (const one of ranked.filter((result) => passes(result, name))) {
      for (const value of index.FACETS[name](one.item)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (name === 'year') offer(select, [...counts.keys()].sort((a, b) => b - a), new Map());
    if (name === 'actor') offer(select, [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a)), names(ranked));
    for (const option of [...select.options].slice(1)) {
      const n = counts.get(option.value) ?? 0;
      option.textContent = label(option) + (isKnown ? ` (${n.toLocaleString(document.documentElement.lang)})` : '');
      option.disabled = isKnown && n === 0 && !option.selected;
    }
  }
}

/** Returns the names of the actors of results by their ids. */
function names(ranked) {
  const actors = ranked.flatMap(({ item }) => index.actorsOf(item));
  return new Map(actors.map((one) => [one.split(' ', 1)[0], one.slice(one.indexOf(' ') + 1)]));
}

/** Offers values in a filter, the first hundred, and what is chosen there. */
function offer(select, values, labels) {
  const { value } = select;
  select.length = 1;
  const offered = new Set([...values.slice(0, MOST_OFFERED), ...(value ? [value] : [])]);
  for (const one of offered) select.add(new Option(labels.get(one) ?? one, one));
  select.value = value;
}

/** Returns the places of a question's words in a text. */
function hits(text, terms) {
  return index.words(text).filter(({ term }) => terms.some((one) => term === one || ([...one].length > 2 && term.startsWith(one))));
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
  const kind = [...form.elements.kind.options].find(({ value }) => value === index.sortOf(item)[0]);
  link.href = home + result.url + (file && /(^|\/)$/.test(result.url) ? file : '') + (passage?.fragment ? `#${passage.fragment}` : '');
  if (result.titleLanguage) link.lang = result.titleLanguage;
  mark(link, result.title, result.title.length <= PASSAGE ? answer.terms : []);
  one.querySelector('.place').textContent = result.where;
  one.querySelector('.comma').textContent = result.where && result.date ? form.dataset.comma : '';
  one.querySelector('.date').textContent = result.date;
  if (!result.where && !result.date) one.querySelector('.dash').remove();
  one.querySelector('.sort').textContent = kind ? label(kind) : '';
  if (passage) mark(one.querySelector('.passage'), passage.text, answer.terms);
  // Names run as the page does, whichever of them comes first.
  if (passage?.isNames) one.querySelector('.passage').removeAttribute('dir');
  if (kind) one.querySelector('li').classList.add(`entry-${kind.value}`);
  if (passage?.isBody && ['article', 'speech'].includes(kind?.value)) one.querySelector('.passage').classList.add('theirs');
  if (result.language) one.querySelector('.passage').lang = result.language;
  part('found').append(one);
}

/** Returns whether each phrase stands in the title or in a passage; that passage comes first. */
function hasPhrases(result) {
  const has = (text, phrase) => {
    const terms = index.words(text).map(({ term }) => term);
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
  const { left, purse } = answer;
  let n = 0;
  let opens = Math.max(1, index.openable(left.slice(0, MOST_SHOWN), purse));
  while (left.length > 0 && n < MOST_SHOWN && opens > 0) {
    const batch = left.splice(0, opens);
    if (!answer.hasSorts) await index.loadSorts(batch.map(({ item }) => item), purse);
    const opened = await Promise.all(batch.map((result) => index.open(result, purse)));
    if (mine !== turn) return;
    opened.forEach((result, at) => {
      if (!hasPhrases(result)) return void (answer.total -= 1);
      show(result, batch[at]);
      n += 1;
    });
    opens = index.openable(left.slice(0, MOST_SHOWN - n), purse);
  }
  purse.left = MORE_BYTES;
  part('more').hidden = left.length === 0;
  tell();
}

/** Says how much was found: at most so much, while there are results in which a phrase was not looked for. */
function tell() {
  const { total, isPart, hasActors, isAll, phrases, left, leftOut } = answer;
  const isSought = phrases.length > 0 && left.length > 0;
  const isBare = isSought && part('found').children.length === 0;
  const say = total === 0 ? 'none' : isBare ? 'sought' : isPart || !hasActors ? 'part' : isAll ? 'found' : 'some';
  const n = (isSought && !isBare ? '≤ ' : '') + total.toLocaleString(document.documentElement.lang);
  part('count').textContent = form.dataset[say].replace('{n}', n);
  const list = new Intl.ListFormat(document.documentElement.lang, { type: 'unit' });
  if (leftOut.length > 0) part('count').append(document.createElement('br'), form.dataset.unasked.replace('{words}', list.format(leftOut)));
}

/** Shows what the filters leave, in the order that is asked for. */
async function refresh(mine) {
  const items = answer.ranked.map(({ item }) => item);
  const { kind, language, actor, order } = form.elements;
  if (kind.value || language.value) await loadSorts();
  answer.hasActors = !actor.value || await index.loadActors(items, answer.purse);
  if (mine !== turn) return;
  count(answer.ranked);
  answer.left = answer.ranked.filter((result) => passes(result));
  if (order.value) answer.left.sort((a, b) => (index.month(b.item) > index.month(a.item)) - (index.month(b.item) < index.month(a.item)) || a.item - b.item);
  answer.total = answer.left.length;
  part('found').replaceChildren();
  await more(mine);
}

/** Loads the sorts of all that is found, for the filters. */
async function loadSorts() {
  if (answer.hasSorts) return;
  await index.loadSorts(answer.ranked.map(({ item }) => item), index.purse(0));
  answer.hasSorts = true;
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
    index ??= await ready();
    await index.begin();
    const purse = index.purse(FIRST_BYTES);
    const { terms, phrases, names } = index.read(question);
    const { found, unasked } = await index.find({ terms, phrases, names }, purse);
    const { ranked, isAll } = index.rank(found, phrases);
    const items = ranked.map(({ item }) => item);
    const hasSorts = index.hasFewSorts(items);
    if (hasSorts) await index.loadSorts(items, purse);
    if (index.sizes().count <= 2 * index.sizes().perActor) await index.loadActors(items, purse);
    if (mine !== turn) return;
    const left = index.words(question).filter(({ term }) => unasked.includes(term));
    const leftOut = [...new Set(left.map(({ start, end }) => question.slice(start, end)))];
    answer = { terms, phrases, ranked, isAll, leftOut, purse, hasSorts, isPart: found.some(({ isPart }) => isPart) };
    await refresh(mine);
  } catch (error) {
    if (mine === turn) part('count').textContent = form.dataset.failed;
    throw error;
  }
}

/** Keeps what is asked for in the address, as a new step back or in place of the last. */
function keep(way) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  try { history[way](null, '', query.size > 0 ? `?${query}` : location.pathname); } catch { /* A disk may not let its addresses be changed. */ }
}

/** Takes what is asked for from the address. */
function recall() {
  const query = new URLSearchParams(location.search);
  for (const name of ['q', 'order', ...fields().map(([one]) => one)]) {
    const value = query.get(name) ?? '';
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
  const loads = {
    actor: ({ ranked }) => index.loadActors(ranked.map(({ item }) => item), index.purse(FILTER_BYTES)),
    kind: loadSorts,
    language: loadSorts,
  };
  for (const [name, act] of Object.entries(loads)) {
    form.elements[name].addEventListener('focus', async () => {
      const { ranked } = answer ?? {};
      if (!ranked) return;
      await act(answer);
      if (answer.ranked === ranked) count(ranked);
    });
  }
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

main();
}
