/**
 * The page's script. It reads the report's data as JSON and writes text as text only, so that nothing in a report can become
 * markup; sizes go through the CSSOM, since the policy refuses style attributes.
 */
export const SCRIPT = String.raw`(() => {
'use strict';
const { text, reports } = JSON.parse(document.getElementById('data').textContent);
const t = (key, values = {}) => (text[key] || key).split('|').at(values.n === 1 ? 0 : -1).replace(/\{([a-z]+)\}/g, (_, name) => values[name]);
const roots = [...document.querySelectorAll('.report')];
const summary = document.getElementById('summary');
document.documentElement.classList.add('js');
let current = -1;

const el = (tag, className, content) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
};
const buttonTo = (label, act, className) => {
  const made = el('button', className, label);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
};

function view(n) {
  const root = roots[n];
  const data = reports[n];
  const panel = root.querySelector('.working');
  const list = root.querySelector('.list');
  const buttons = [...root.querySelectorAll('.finding')];
  const mark = (id) => document.getElementById('r' + n + '-' + id);
  let lit = [];
  let chosen = null;

  function dim() {
    for (const one of lit) {
      one.classList.remove('lit', 'at', 'part');
      one.removeAttribute('data-sign');
    }
    lit = [];
  }
  function light(id, kind, sign) {
    const one = mark(id);
    if (!one) return;
    one.classList.add('lit', kind);
    if (sign) one.dataset.sign = sign;
    lit.push(one);
  }
  function clear() {
    dim();
    chosen = null;
    panel.replaceChildren(el('p', 'hint', t('page.pick')));
    panel.classList.remove('open', 'bare');
    for (const one of buttons) one.removeAttribute('aria-current');
  }
  function goTo(id) {
    show('text');
    const scroll = () => mark(id)?.scrollIntoView({ block: 'center' });
    scroll();
    // Tables out of sight have only guessed heights until they are scrolled to.
    requestAnimationFrame(scroll);
  }
  function show(what) {
    root.dataset.show = what;
    for (const one of root.querySelectorAll('nav button')) one.setAttribute('aria-pressed', String(one.dataset.show === what));
  }

  function drawn({ ends, statedRange, range, verdict }) {
    const box = el('div', 'ranges ' + verdict);
    const rows = [[t('page.stated'), statedRange, ends.slice(0, 2)], [t('page.recomputed'), range, ends.slice(2)]];
    const finite = ends.filter((end) => end !== null);
    const lo = Math.min(...finite);
    const width = Math.max(...finite) - lo || 1;
    for (const [label, words, [from, to]] of rows) {
      const row = el('div', 'range');
      const track = el('span', 'track');
      const bar = el('i');
      const left = from === null ? 0 : ((from - lo) / width) * 100;
      bar.style.left = left + '%';
      bar.style.width = Math.max(0, (to === null ? 100 : ((to - lo) / width) * 100) - left) + '%';
      track.append(bar);
      row.append(el('b', '', label), el('code', '', words), track);
      box.append(row);
    }
    return box;
  }
  function working(claim, at) {
    const box = el('div', 'claim ' + claim.verdict);
    const badge = el('span', 'verdict ' + claim.verdict, t('verdict.' + claim.verdict));
    const head = el('p', 'line');
    head.append(badge, el('span', 'kind', claim.kind), el('code', '', claim.line));
    const table = el('table');
    const row = table.createTHead().insertRow();
    for (const name of ['', t('page.label'), t('page.figure'), t('page.stands-for')]) row.append(el('th', '', name));
    const body = table.createTBody();
    claim.figures.forEach((id, i) => {
      const figure = data.figures[id];
      const line = body.insertRow();
      if (id === at) line.className = 'blamed';
      line.append(el('td', 'sign', claim.signs[i]), el('td', '', figure.what));
      const cell = el('td', 'n');
      cell.append(buttonTo(figure.text, () => goTo(id), 'link'));
      line.append(cell, el('td', 'n range', figure.range + (figure.range ? ' ' + figure.unit : '')));
    });
    box.append(head, table);
    if (claim.ends.length === 4) box.append(drawn(claim));
    const facts = el('p', 'facts');
    if (claim.difference !== '') facts.append(el('span', '', t('page.difference') + ' ' + claim.difference));
    if (claim.tolerance !== '') facts.append(el('span', '', t('page.tolerance') + ' ±' + claim.tolerance));
    if (claim.verdict === 'fails') facts.append(el('span', '', claim.readings));
    box.append(facts);
    return box;
  }
  function open(...content) {
    const close = buttonTo('×', clear, 'close');
    close.setAttribute('aria-label', t('page.close'));
    panel.replaceChildren(close, ...content);
    panel.classList.add('open');
    panel.classList.remove('bare');
    panel.scrollTop = 0;
  }
  function lightClaim(claim, at) {
    dim();
    claim.figures.forEach((id, i) => light(id, id === at ? 'at' : 'part', claim.signs[i]));
  }

  function showFinding(i, go) {
    const finding = data.findings[i];
    const claim = data.claims[finding.claim];
    if (claim) lightClaim(claim, finding.at);
    else dim();
    for (const id of finding.because) if (!claim?.figures.includes(id)) light(id, 'part');
    if (!claim?.figures.includes(finding.at)) light(finding.at, 'at');
    chosen = finding.at;
    buttons.forEach((one) => one.toggleAttribute('aria-current', Number(one.dataset.n) === i));
    const button = buttons.find((one) => Number(one.dataset.n) === i);
    button?.setAttribute('aria-current', 'true');
    const notes = claim ? finding.notes.slice(1) : finding.notes;
    open(el('h3', 'said', finding.message), ...notes.map((note) => el('p', claim ? 'note said' : 'note', note)), ...(claim ? [working(claim, finding.at)] : []));
    // Beside the list, which says it all, there is nothing more to say without arithmetic.
    panel.classList.toggle('bare', !claim);
    button?.scrollIntoView({ block: 'nearest' });
    if (go) goTo(finding.at);
  }
  function showFigure(id) {
    const figure = data.figures[id];
    if (!figure) return;
    const finding = data.findings.findIndex((one) => one.at === id);
    if (finding >= 0) return showFinding(finding, false);
    chosen = id;
    buttons.forEach((one) => one.removeAttribute('aria-current'));
    const status = ['verified', 'contradicted', 'unchecked'].find((one) => mark(id)?.classList.contains(one));
    const head = el('h3', status);
    head.append(el('span', 'tick ' + status), el('span', '', figure.text), el('small', '', t('status.' + status)));
    const parts = [el('p', 'what', figure.what)];
    const boxes = figure.claims.map((i) => {
      const box = working(data.claims[i], id);
      if (figure.claims.length > 1) {
        box.querySelector('.line').addEventListener('click', () => lightClaim(data.claims[i], id));
        box.addEventListener('mouseenter', () => lightClaim(data.claims[i], id));
      }
      return box;
    });
    if (boxes.length === 0) parts.push(el('p', 'note', t('page.no-claims')));
    if (figure.more > 0) boxes.push(el('p', 'note', t('page.more-claims', { n: figure.more })));
    open(head, ...parts, ...boxes);
    const [first] = figure.claims;
    if (first !== undefined) lightClaim(data.claims[first], id);
    else {
      dim();
      light(id, 'at');
    }
  }

  function filter() {
    const value = (name) => root.querySelector('.filters [name=' + name + ']').value;
    const words = value('text').toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of buttons) {
      const finding = data.findings[Number(one.dataset.n)];
      const said = (one.textContent + ' ' + one.closest('.group').firstChild.textContent).toLowerCase();
      const fits = ['severity', 'certainty', 'rule'].every((name) => value(name) === '' || finding[name] === value(name)) && words.every((word) => said.includes(word));
      one.parentElement.hidden = !fits;
      if (fits) shown++;
    }
    for (const group of root.querySelectorAll('.group')) group.hidden = !group.querySelector('li:not([hidden])');
    list.querySelector('.none').hidden = shown > 0;
    root.querySelector('.shown').value = t('page.shown', { shown, n: buttons.length });
  }
  function step(by) {
    const seen = buttons.filter((one) => !one.parentElement.hidden);
    const from = seen.findIndex((one) => one === document.activeElement);
    const at = from >= 0 ? from : seen.findIndex((one) => one.hasAttribute('aria-current'));
    const next = seen[at < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.min(seen.length - 1, Math.max(0, at + by))];
    if (!next) return;
    show('list');
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }
  function stepFigure(by) {
    const figures = [...root.querySelectorAll('.f')];
    const from = figures.indexOf(document.activeElement);
    const at = from >= 0 ? from : figures.indexOf(chosen && mark(chosen));
    const next = figures[at < 0 ? (by > 0 ? 0 : figures.length - 1) : Math.min(figures.length - 1, Math.max(0, at + by))];
    if (!next) return;
    show('text');
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'center' });
  }

  root.addEventListener('click', ({ target }) => {
    const finding = target.closest('.finding');
    const figure = target.closest('article .f');
    const tab = target.closest('nav button');
    const blamed = target.closest('article mark');
    if (finding) showFinding(Number(finding.dataset.n), true);
    else if (tab) show(tab.dataset.show);
    else if (figure) showFigure(figure.id.slice(figure.id.indexOf('-') + 1));
    else if (blamed) showFinding(Number(blamed.id.slice(blamed.id.indexOf('-s') + 2)), false);
  });
  root.addEventListener('keydown', (event) => {
    if ((event.key === 'Enter' || event.key === ' ') && event.target.matches('.f, mark')) {
      event.preventDefault();
      event.target.click();
    }
  });
  if (list) {
    root.querySelector('.filters').addEventListener('input', filter);
    filter();
  }
  const header = root.querySelector('header');
  new ResizeObserver(() => root.style.setProperty('--head', header.offsetHeight + 'px')).observe(header);
  show(list ? 'list' : 'text');
  clear();
  return { root, clear, step, stepFigure, search: () => root.querySelector('input[type=search]') };
}

const views = roots.map(() => null);
const viewOf = (n) => (views[n] ??= view(n));

function go() {
  const wanted = Number(/^#r(\d+)/.exec(location.hash)?.[1] ?? (summary ? -1 : 0));
  current = roots[wanted] ? wanted : summary ? -1 : 0;
  roots.forEach((root, n) => root.classList.toggle('on', n === current));
  summary?.classList.toggle('on', current < 0);
  if (current >= 0) viewOf(current);
  if (summary) scrollTo(0, 0);
}
addEventListener('hashchange', go);
go();

document.addEventListener('keydown', (event) => {
  const typing = event.target.matches('input, select, textarea');
  const shown = views[current];
  if (!shown || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === 'Escape') {
    const search = shown.search();
    if (typing) {
      if (event.target === search && search.value) {
        search.value = '';
        search.dispatchEvent(new Event('input', { bubbles: true }));
      }
      event.target.blur();
    } else shown.clear();
    return;
  }
  if (typing) return;
  const act = { j: () => shown.step(1), k: () => shown.step(-1), ']': () => shown.stepFigure(1), '[': () => shown.stepFigure(-1), '/': () => shown.search()?.focus() }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

summary?.querySelectorAll('thead button').forEach((button, column) => {
  button.addEventListener('click', () => {
    const head = button.parentElement;
    const down = head.getAttribute('aria-sort') === 'descending';
    const body = head.closest('table').tBodies[0];
    const value = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent;
    const sign = down ? 1 : -1;
    const sorted = [...body.rows].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      return sign * (isNaN(x) || isNaN(y) || x === '' || y === '' ? x.localeCompare(y, 'zh') : x - y);
    });
    for (const other of head.parentElement.cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'ascending' : 'descending');
    body.append(...sorted);
  });
});
})();`
