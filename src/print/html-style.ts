/** The page's style: colours by name for light and dark, then the parts from the top of the page down, phone and paper last. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --desk: #eef1f5; --paper: #fff; --ink: #1b2330; --soft: #5a6676; --line: #d8dee7; --faint: #f5f7fa;
  --accent: #2456c9; --accent-soft: #e6edfb;
  --good: #14713d; --good-soft: #e3f4ea; --bad: #b3261e; --bad-soft: #fce8e6; --warn: #8f5b00; --warn-soft: #fdf1da;
  --open: #6a7585; --open-soft: #e4e8ee; --lit: #fff2b8; --shadow: 0 1px 2px #0f1b2d14, 0 6px 24px #0f1b2d12;
  --sans: system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  --serif: "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", SimSun, serif;
  --mono: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --desk: #10141b; --paper: #181e28; --ink: #e4e9f0; --soft: #9aa7b8; --line: #2e3846; --faint: #1f2733;
    --accent: #8db1ff; --accent-soft: #223253;
    --good: #6fd39a; --good-soft: #163626; --bad: #ff9a90; --bad-soft: #451f1d; --warn: #f0be66; --warn-soft: #3d2f14;
    --open: #94a1b3; --open-soft: #303a48; --lit: #5b4d12; --shadow: 0 1px 2px #0006, 0 6px 24px #0005;
  }
}
* { box-sizing: border-box; }
html { scroll-padding: 5rem 0; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--desk); color: var(--ink); font: 15px/1.6 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1, h2, h3, p, ol { margin: 0; padding: 0; }
button, input, select { font: inherit; color: inherit; }
code { font-family: var(--mono); font-size: .92em; }
small { color: var(--soft); font-size: .82rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
[hidden], .js .report:not(.on), .js #summary:not(.on) { display: none !important; }

.report > header { position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; align-items: center; gap: .35rem 1.75rem; padding: .7rem 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line); }
.back { text-decoration: none; white-space: nowrap; }
.name { flex: 1 1 16rem; min-width: 0; }
.name h1 { font-size: 1.08rem; line-height: 1.35; }
.name small { display: block; }
.state { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.5rem; }
.coverage { display: flex; flex-direction: column; gap: .25rem; min-width: 15rem; }
.counts { display: flex; flex-wrap: wrap; gap: .1rem .9rem; font-size: .82rem; color: var(--soft); }
.counts b { color: var(--ink); font-weight: 600; }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; background: var(--open-soft); }
.bar .verified { fill: var(--good); } .bar .contradicted { fill: var(--bad); } .bar .unchecked { fill: var(--open-soft); }
.counts .verified::before, .tick.verified::before { content: "✓ "; color: var(--good); }
.counts .contradicted::before, .tick.contradicted::before { content: "✗ "; color: var(--bad); }
.counts .unchecked::before, .tick.unchecked::before { content: "○ "; color: var(--open); }
.totals { display: flex; gap: .4rem; }
.totals span { padding: .12rem .7rem; border-radius: 1rem; font-size: .86rem; font-weight: 600; white-space: nowrap; }
.totals .error { background: var(--bad-soft); color: var(--bad); } .totals .warning { background: var(--warn-soft); color: var(--warn); }
.totals .info { background: var(--accent-soft); color: var(--accent); } .totals .clean { background: var(--good-soft); color: var(--good); }
.report nav { display: none; }

.report.on, html:not(.js) .report { display: grid; grid-template-columns: minmax(0, 1fr) minmax(22rem, 27rem); }
.report > header { grid-column: 1 / -1; }
main { padding: 1.75rem clamp(.75rem, 3vw, 2.5rem) 4rem; min-width: 0; }
article { max-width: 60rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 3.5rem); background: var(--paper); border-radius: 6px; box-shadow: var(--shadow); font-family: var(--serif); font-size: 1.06rem; line-height: 1.95; }
article p { margin: .35em 0; text-indent: 2em; white-space: pre-line; unicode-bidi: isolate; }
article h1 { text-align: center; font-size: 1.4rem; line-height: 1.6; margin: 0 0 1.2em; font-family: var(--sans); }
article p.item, article p.note, article p.box { text-indent: 0; padding-left: 2em; }
article p.note, article p.box { color: var(--soft); font-size: .92em; }
article :is(h2, h3, h4, h5, h6) { margin: 1.1em 0 .4em; line-height: 1.5; font-family: var(--sans); }
article h2 { font-size: 1.2rem; } article h3 { font-size: 1.08rem; } article :is(h4, h5, h6) { font-size: 1rem; }
article .table { content-visibility: auto; contain-intrinsic-size: auto 24rem; }
.table { overflow-x: auto; margin: 1em 0; }
article table { border-collapse: collapse; min-width: 60%; font-family: var(--sans); font-size: .9rem; line-height: 1.5; }
article :is(td, th) { border: 1px solid var(--line); padding: .35em .7em; text-align: left; vertical-align: middle; unicode-bidi: isolate; min-width: 3.5em; }
article th { background: var(--faint); font-weight: 600; text-align: center; }
article td.n { text-align: right; white-space: nowrap; } article td.in { padding-left: 2em; }

.f { cursor: pointer; border-radius: 3px; padding: 0 .1em; text-indent: 0; transition: background-color .15s; }
.f::after { font: 600 .7em var(--sans); vertical-align: .55em; margin-left: .12em; }
.f.verified { color: var(--good); } .f.verified::after { content: "⁠✓"; }
.f.contradicted { color: var(--bad); background: var(--bad-soft); font-weight: 600; } .f.contradicted::after { content: "⁠✗"; }
.f.unchecked { border-bottom: 1px dotted var(--open); } .f.unchecked::after { content: "⁠○"; color: var(--open); }
.f:hover { background: var(--accent-soft); }
mark { background: var(--bad-soft); color: inherit; border-bottom: 2px solid var(--bad); border-radius: 3px; }
.lit { background: var(--lit) !important; box-shadow: 0 0 0 2px var(--warn); }
.lit.at { box-shadow: 0 0 0 2px var(--bad); }
.lit.at.verified { box-shadow: 0 0 0 2px var(--good); }
.lit.at.unchecked { box-shadow: 0 0 0 2px var(--open); }
.lit[data-sign]:not([data-sign=""])::before { content: attr(data-sign); font: 700 .72em/1.5 var(--sans); color: var(--paper); background: var(--warn); border-radius: 3px; padding: 0 .35em; margin-right: .3em; }
.lit.at[data-sign]:not([data-sign=""])::before { background: var(--bad); }
.lit.at.verified[data-sign]::before { background: var(--good) !important; }

aside { position: sticky; top: var(--head, 4.6rem); align-self: start; height: calc(100vh - var(--head, 4.6rem)); display: flex; flex-direction: column; background: var(--paper); border-left: 1px solid var(--line); min-width: 0; }
aside > h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.filters { display: grid; grid-template-columns: repeat(3, 1fr); gap: .45rem; padding: .8rem 1rem .6rem; border-bottom: 1px solid var(--line); }
.filters input { grid-column: 1 / -1; } .filters .shown { grid-column: 1 / -1; font-size: .8rem; color: var(--soft); }
.filters :is(input, select) { width: 100%; min-width: 0; padding: .38rem .6rem; border: 1px solid var(--line); border-radius: 6px; background: var(--faint); font-size: .88rem; }
.filters select { padding-inline: .4rem 0; text-overflow: ellipsis; }
.list { flex: 1 1 40%; overflow-y: auto; padding: .25rem .75rem 1rem; min-height: 7rem; }
.none { padding: 1.25rem 1rem; color: var(--soft); flex: 1 1 auto; }
.group h3 { position: sticky; top: 0; z-index: 1; padding: .7rem .25rem .35rem; background: var(--paper); font-size: .82rem; color: var(--soft); font-weight: 600; }
.group ol { list-style: none; display: grid; gap: .5rem; }
.finding { display: block; width: 100%; scroll-margin: .25rem; text-align: left; padding: .6rem .8rem; background: var(--paper); border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 6px; cursor: pointer; line-height: 1.5; }
.finding.warning { border-left-color: var(--warn); } .finding.info { border-left-color: var(--accent); }
.finding:hover { background: var(--faint); } .finding[aria-current] { background: var(--accent-soft); border-color: var(--accent); }
.finding span { display: block; }
.finding .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem .5rem; font-size: .78rem; color: var(--soft); }
.finding .sev { font-weight: 700; color: var(--bad); } .finding.warning .sev { color: var(--warn); } .finding.info .sev { color: var(--accent); }
.finding .doubt { padding: 0 .4rem; border: 1px dashed var(--soft); border-radius: 3px; } .finding .place { margin-left: auto; }
.finding .message { font-size: .93rem; margin: .1rem 0 .2rem; } .finding .note { font-size: .82rem; color: var(--soft); }

.working { position: relative; flex: 0 1 auto; max-height: 58%; overflow-y: auto; padding: .8rem 1rem; background: var(--faint); border-top: 1px solid var(--line); font-size: .88rem; }
.working .hint { color: var(--soft); } .working h3 { font-size: .95rem; padding-right: 2rem; line-height: 1.5; }
.working h3 small { margin-left: .5rem; font-weight: 400; }
.working .what, .working .note { color: var(--soft); margin-top: .2rem; }
.close { position: absolute; top: .5rem; right: .6rem; width: 2rem; height: 2rem; border: 0; border-radius: 50%; background: none; font-size: 1.25rem; line-height: 1; cursor: pointer; color: var(--soft); }
.close:hover { background: var(--open-soft); }
.claim { margin-top: .7rem; padding: .65rem .75rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.claim .line { display: flex; flex-wrap: wrap; gap: .25rem .6rem; align-items: baseline; }
.claim .line code { flex: 1 1 100%; font-size: .9rem; }
.kind { color: var(--soft); }
.verdict { padding: 0 .5rem; border-radius: 3px; font-size: .8rem; font-weight: 600; background: var(--open-soft); color: var(--open); }
.verdict.holds { background: var(--good-soft); color: var(--good); } .verdict.rounding { background: var(--good-soft); color: var(--good); } .verdict.fails { background: var(--bad-soft); color: var(--bad); }
.claim table { width: 100%; border-collapse: collapse; margin: .5rem 0; font-size: .82rem; }
.claim :is(td, th) { padding: .2rem .35rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; } .claim th { color: var(--soft); font-weight: 500; white-space: nowrap; }
.claim td.n { text-align: right; white-space: nowrap; } .claim td.range { color: var(--soft); font-size: .76rem; } .claim .sign { font-weight: 700; color: var(--warn); text-align: center; }
.claim .blamed td { background: var(--accent-soft); } .claim.fails .blamed td { background: var(--bad-soft); }
.link { border: 0; background: none; padding: 0; color: var(--accent); text-decoration: underline; text-underline-offset: 2px; cursor: pointer; }
.ranges { display: grid; gap: .3rem; } .ranges .range { display: grid; grid-template-columns: 5.5em 1fr; gap: 0 .5rem; align-items: baseline; font-size: .8rem; }
.ranges .range b { font-weight: 500; color: var(--soft); } .track { grid-column: 1 / -1; position: relative; height: 6px; border-radius: 3px; background: var(--open-soft); overflow: hidden; }
.track i { position: absolute; inset: 0 auto; min-width: 4px; border-radius: 3px; background: var(--good); } .ranges.fails .range:first-child i { background: var(--bad); }
.facts { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin-top: .4rem; color: var(--soft); font-size: .8rem; }
.claim:nth-child(2), .said + .claim { margin-top: 0; }
@media (min-width: 60.01rem) { .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } .said ~ .claim .line { padding-right: 2rem; } .working.bare { display: none; } }
.keys { padding: .45rem 1rem; border-top: 1px solid var(--line); font-size: .74rem; color: var(--soft); }

#summary, .unread { max-width: 76rem; margin: 2rem auto; padding: 1.5rem clamp(1rem, 3vw, 2.5rem); background: var(--paper); border-radius: 6px; box-shadow: var(--shadow); }
#summary h1 { font-size: 1.35rem; } #summary > p { color: var(--soft); margin: .25rem 0 1rem; } #summary .coverage { max-width: 32rem; }
.reports { width: 100%; border-collapse: collapse; font-size: .92rem; margin-top: .75rem; } .reports :is(td, th) { padding: .55rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.reports th button { border: 0; background: none; padding: 0; font-weight: 600; color: var(--soft); cursor: pointer; white-space: nowrap; }
.reports th button::after { content: " ↕"; opacity: .5; } .reports [aria-sort=descending] button::after { content: " ↓"; opacity: 1; } .reports [aria-sort=ascending] button::after { content: " ↑"; opacity: 1; }
.reports td.n { text-align: right; } .reports td small { display: block; } .reports .zero { color: var(--open); }
.reports .error { color: var(--bad); font-weight: 700; } .reports .warning { color: var(--warn); font-weight: 700; } .reports .bar { width: 8rem; margin: .45rem 0 .1rem auto; }
.reports tbody tr:hover { background: var(--faint); }
.unread h2 { font-size: 1.05rem; color: var(--bad); }
footer { padding: 1rem 1.5rem; color: var(--soft); font-size: .78rem; }

@media (max-width: 60rem) {
  html { scroll-padding: 9.5rem 0 50vh; }
  .report.on, html:not(.js) .report { display: block; }
  .report > header { padding: .55rem 1rem; gap: .3rem .9rem; }
  .name { flex-basis: 100%; } .name h1 { font-size: 1rem; display: -webkit-box; -webkit-line-clamp: 1; -webkit-box-orient: vertical; overflow: hidden; } .name small { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .state { flex: 1 1 100%; justify-content: space-between; gap: .3rem .75rem; } .coverage { flex: 1 1 12rem; min-width: 0; } .counts { font-size: .74rem; gap: 0 .6rem; } .totals span { font-size: .78rem; }
  .js .report nav { display: flex; flex: 1 1 100%; gap: .4rem; } .report nav button { flex: 1; padding: .3rem; border: 1px solid var(--line); border-radius: 6px; background: var(--faint); } .report nav [aria-pressed=true] { background: var(--accent-soft); border-color: var(--accent); color: var(--accent); font-weight: 600; }
  .js .report[data-show=list] main, .js .report[data-show=text] aside > :not(.working) { display: none; }
  main { padding: .75rem .5rem 50vh; } article { padding: 1.1rem 1rem; font-size: 1rem; line-height: 1.85; } article p { text-indent: 1.5em; }
  aside { position: static; height: auto; border: 0; background: none; } .list { overflow: visible; } .group h3 { background: var(--desk); position: static; } .filters { background: var(--paper); }
  .working:not(.open), .keys { display: none; } .working { position: fixed; inset: auto 0 0; z-index: 4; max-height: 48vh; box-shadow: 0 -8px 30px #0004; border-radius: 12px 12px 0 0; background: var(--faint); }
  .js .report[data-show=list] .working { display: none; }
  .reports :is(td, th):is(:nth-child(2), :nth-child(3), :nth-child(6)) { display: none; } .reports .bar { width: 4rem; }
  .reports, .reports :is(thead, tbody) { display: block; } .reports tr { display: grid; grid-template-columns: repeat(3, 1fr) 1.6fr; } .reports :is(td, th):first-child { grid-column: 1 / -1; border: 0; padding-bottom: 0; } .reports th:not(:first-child) { text-align: right; }
  #summary { margin: 0; border-radius: 0; }
}
@media print {
  :root { --desk: #fff; --paper: #fff; --ink: #000; --soft: #444; --line: #999; --faint: #fff; --good: #14713d; --bad: #b3261e; --bad-soft: #fce8e6; --open: #555; --open-soft: #ddd; --warn: #8f5b00; --accent: #000; --accent-soft: #fff; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10pt; } .report.on, html:not(.js) .report { display: block; } .report > header, aside, .group h3 { position: static; }
  .filters, .working, .keys, .report nav, .back, footer { display: none !important; } .js .report main, .js .report aside > :is(.list, .none) { display: block !important; }
  aside { height: auto; border: 0; display: block; break-before: page; } aside > h2 { position: static; width: auto; height: auto; clip-path: none; margin-bottom: .5rem; } .list { overflow: visible; padding: 0; }
  main { padding: 0; } article { max-width: none; box-shadow: none; padding: 0; font-size: 10.5pt; line-height: 1.7; } .table { overflow: visible; } article .table { content-visibility: visible; } article table { font-size: 8.5pt; } .finding, tr { break-inside: avoid; } :is(h2, h3, h4) { break-after: avoid; }
  .lit { background: none !important; box-shadow: none !important; } .lit::before { content: none !important; } #summary { box-shadow: none; margin: 0; padding: 0; }
}
`
