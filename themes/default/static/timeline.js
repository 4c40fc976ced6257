// Filters a timeline by kind, body and actor: its marks and its list together. What there is to choose is read from the list.
(() => {
  'use strict';
  const form = document.querySelector('form.filter');
  const entries = [...document.querySelectorAll('.entries > .entry')];
  if (!form || entries.length < 2) return;

  const id = (link) => new URL(link.href).pathname.replace(/(index\.html|\/)+$/, '').split('/').pop();
  const ids = (within, selector) => [...within.querySelectorAll(selector)].map(id);
  const kindOf = (entry) => ['speech', 'event'].find((kind) => entry.classList.contains(`entry-${kind}`)) ?? 'article';
  const facts = entries.map((entry) => ({
    element: entry,
    kind: kindOf(entry),
    body: ids(entry, '.sort a[href*="/actors/"]'),
    actor: ids(entry, '.who a[href*="/actors/"]'),
  }));
  const marks = [...document.querySelectorAll('.timeline .m')].map((mark) => ({
    element: mark,
    kind: mark.closest('.lane').dataset.kind,
    body: [mark.closest('.lane').dataset.body].filter(Boolean),
    actor: mark.dataset.who?.split(' '),
  }));
  // Who takes part in an event stands in its mark only.
  const byLink = new Map(marks.filter((mark) => mark.actor).map((mark) => [mark.element.getAttribute('href'), mark.actor]));
  for (const fact of facts) {
    const link = fact.element.querySelector('.title a');
    if (fact.actor.length === 0 && link) fact.actor = byLink.get(link.getAttribute('href')) ?? [];
  }

  const names = { kind: new Map(), body: new Map(), actor: new Map() };
  for (const kind of ['speech', 'event', 'article']) {
    if ([...facts, ...marks].some((one) => one.kind === kind)) names.kind.set(kind, form.dataset[kind]);
  }
  for (const [key, selector] of [['body', '.sort'], ['actor', '.who']]) {
    for (const link of document.querySelectorAll(`.entries ${selector} a[href*="/actors/"]`)) names[key].set(id(link), link.textContent);
  }
  const compare = new Intl.Collator(document.documentElement.lang).compare;
  for (const select of form.querySelectorAll('select')) {
    const all = [...names[select.name]];
    if (select.name !== 'kind') all.sort((a, b) => compare(a[1], b[1]));
    select.append(new Option(form.dataset.all, ''), ...all.map(([value, name]) => new Option(name, value)));
    select.closest('label').hidden = all.length < 2;
  }

  const number = new Intl.NumberFormat(document.documentElement.lang);
  const status = form.querySelector('[role=status]');
  const chosen = () => [...new FormData(form)].filter(([, value]) => value);
  // What is not known of a mark never hides it.
  const passes = (one, choice) => choice.every(([key, value]) => one[key] === undefined || [one[key]].flat().includes(value));

  function show() {
    const choice = chosen();
    let n = 0;
    for (const fact of facts) {
      const passed = passes(fact, choice);
      fact.element.hidden = !passed;
      n += passed;
    }
    for (const mark of marks) mark.element.classList.toggle('dim', !passes(mark, choice));
    for (const group of document.querySelectorAll('.list')) {
      const own = group.querySelectorAll('.entry');
      if (own.length) group.hidden = [...own].every((entry) => entry.hidden);
    }
    status.textContent = form.dataset.count.replace('{n}', number.format(n)).replace('{all}', number.format(facts.length));
    status.hidden = choice.length === 0;
  }

  function remember() {
    const query = new URLSearchParams(chosen()).toString();
    // A page from a disk may not change its address.
    try { history.replaceState(null, '', (query ? `?${query}` : location.pathname) + location.hash); } catch { }
  }

  for (const [key, value] of new URLSearchParams(location.search)) {
    const select = form.querySelector(`select[name="${CSS.escape(key)}"]`);
    if (select && [...select.options].some((option) => option.value === value)) select.value = value;
  }
  form.addEventListener('input', () => { show(); remember(); });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = [...form.querySelectorAll('label')].every((label) => label.hidden);
  show();
})();
