// Keeps a page current while `dateline serve` runs: loads it again when it has changed, and shows over it what is wrong with
// the archive. A page that nobody sees does not listen, for browsers open few connections to one host; when it is seen again,
// it says which page it is, and is told at once if it is not that any more.
(() => {
  'use strict';
  const own = document.currentScript;
  const folder = new URL('.', own.src);
  const query = new URLSearchParams({ page: decodeURIComponent(location.pathname), print: own.dataset.print });
  let source = null;

  function listen() {
    source = new EventSource(`${new URL('events', folder)}?${query.toString().replaceAll('+', '%20')}`);
    source.addEventListener('reload', () => {
      source.close();
      location.reload();
    });
    source.addEventListener('problems', (event) => show(JSON.parse(event.data)));
  }

  function follow() {
    const isSeen = document.visibilityState === 'visible';
    if (isSeen && source === null) {
      listen();
    } else if (!isSeen && source !== null) {
      source.close();
      source = null;
    }
  }

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function place({ path, line, column, excerpt }) {
    const parts = [element('p', 'place', `${path}:${line}:${column}`)];
    if (excerpt) {
      const mark = element('mark', '', excerpt.at === '' ? '\u200b' : excerpt.at);
      parts.push(element('pre', '', excerpt.before, mark, excerpt.after));
    }
    return parts;
  }

  function shown({ severity, code, message, help, place: at, related }) {
    const item = element('li', severity);
    item.append(element('p', 'message', `${severity}[${code}]: ${message}`), ...place(at));
    if (help) item.append(element('p', 'help', `help: ${help}`));
    for (const other of related) {
      item.append(element('p', 'note', `note: ${other.message}`), ...place(other.place));
    }
    return item;
  }

  function show({ n_problems, problems }) {
    document.querySelector('dateline-problems')?.remove();
    if (n_problems === 0) return;
    const host = document.createElement('dateline-problems');
    const root = host.attachShadow({ mode: 'open' });
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = new URL('problems.css', folder);
    const close = element('button', '', 'Close');
    close.type = 'button';
    close.addEventListener('click', () => host.remove());
    const title = n_problems === 1 ? '1 problem' : `${n_problems} problems`;
    const head = element('div', 'head', element('h2', '', title), close);
    const why = element('p', 'why', 'Until this is mended, pages may be older than their files.');
    const panel = element('section', '', head, why, element('ol', '', ...problems.map(shown)));
    panel.setAttribute('role', 'alert');
    panel.tabIndex = 0;
    if (problems.length < n_problems) {
      panel.append(element('p', 'more', `and ${n_problems - problems.length} more`));
    }
    root.append(style, panel);
    document.body.append(host);
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') document.querySelector('dateline-problems')?.remove();
  });
  document.addEventListener('visibilitychange', follow);
  follow();
})();
