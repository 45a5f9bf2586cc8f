/**
 * The part of the style sheet for tables and charts. On a telephone a table of class `cards` becomes one card a row, each
 * cell with its column's name from `data-label`, and one of class `broad` already on a tablet; on paper it stands across a
 * sheet.
 */
export const tableStyle = `
h3 { font-size: 1.0625rem; line-height: 1.35; margin: 1.5rem 0 .25rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .9375rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding-bottom: .5rem; }
th, td { padding: .5rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--field); vertical-align: bottom; font-size: .875rem; line-height: 1.3; }
tfoot th, tfoot td { border-top: 2px solid var(--field); font-weight: 600; }
th { font-weight: 600; }
.figure { text-align: right; }
.short { width: auto; min-width: min(100%, 30rem); }
.short tbody th { font-weight: 400; }
.short .sub th { padding-left: 1.75rem; color: var(--quiet); }
.group { background: var(--tint); }
.range { display: block; color: var(--quiet); font-size: .8125rem; font-weight: 400; line-height: 1.35; }
td.figure, td > .range { white-space: nowrap; }
.columns .range { white-space: nowrap; }
.alike { border: 2px solid var(--field); }
.apart { border: solid var(--field); border-width: 2px 0; }
.up { color: var(--better); white-space: nowrap; }
.down { color: var(--wrong); white-space: nowrap; }
.note { padding: .7rem 1rem; border-left: .25rem solid var(--wrong); background: var(--wrong-tint); }
.plain { list-style: none; margin: 0; padding: 0; }
.plain li + li { margin-top: .5rem; }
.links a, .filters a { display: inline-block; margin-right: 1rem; padding-block: .3rem; }
.filters ul { list-style: none; margin: 0 0 .25rem; padding: 0; display: flex; flex-wrap: wrap; }
.filters a[aria-current=true] { color: inherit; font-weight: 600; text-decoration: none; }
.columns { columns: 24rem; }
.columns .range { display: inline; }
.chart { margin: 1.5rem 0; }
.chart svg { display: block; border: 1px solid var(--line); border-radius: .375rem; }
.on-narrow { display: none; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0 1.5rem; }
.pair p { margin: 0; }
select { width: 100%; min-height: 3rem; padding: .5rem .7rem; font: inherit; color: inherit; background: var(--sheet);
  border: 1px solid var(--field); border-radius: .375rem; }

@media screen and (max-width: 72rem) {${cardsOf('broad')}}
@media screen and (max-width: 44rem) {${cardsOf('cards')}}
@media screen and (min-width: 40rem) and (max-width: 72rem) {
  .broad tr { grid-template-columns: repeat(4, minmax(0, 1fr)); }
}
@media screen and (max-width: 52rem) {
  .on-wide { display: none; }
  .on-narrow { display: block; }
}
@page wide { size: A4 landscape; margin: 12mm; }
@media print {
  .wide body { page: wide; font-size: 9.5pt; line-height: 1.4; }
  .wide h1 { font-size: 15pt; }
  .wide h2 { font-size: 12pt; margin-top: 1rem; }
  .wide dl { margin: .5rem 0; padding: .5rem 0; }
  .wide .quiet, .wide dt { font-size: 8.5pt; }
  .wide table { font-size: 8.5pt; }
  .wide .range { font-size: 7.5pt; }
  .wide th, .wide td { padding: .25rem .4rem; }
  .wide thead th { font-size: 8pt; }
  h2, h3 { break-after: avoid; }
  .chart { break-inside: avoid; }
  .chart svg { max-width: 150mm; border: 0; }
  .filters, form, .links { display: none; }
}
`;

function cardsOf(name: string): string {
  return `
  .${name}, .${name} tbody, .${name} tfoot, .${name} tr, .${name} th, .${name} td, .${name} caption { display: block; }
  .${name} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .${name} tr { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .5rem 1rem; padding: .75rem 0;
    border-bottom: 1px solid var(--line); }
  .${name} th, .${name} td { padding: 0; border: 0; }
  .${name} th, .${name} .long { grid-column: 1 / -1; order: -1; }
  .${name} .long { order: 1; }
  .${name} .group { padding: .4rem .6rem; }
  .${name} tr:has(> .group) { padding-bottom: 0; border: 0; }
  .${name} td { text-align: left; }
  .${name} td::before { content: attr(data-label); display: block; color: var(--quiet); font-size: .8125rem; line-height: 1.35; }
  .${name} td.figure, .${name} td > .range { white-space: normal; }
  .${name} td > .range { display: inline-block; margin-right: .4rem; }
  .${name} .alike { margin: .75rem 0; padding: 0 .75rem; border-radius: .375rem; }
  .${name} .apart { margin: .75rem 0; }
  .${name} .alike tr:last-child, .${name} .apart tr:last-child { border: 0; }
`;
}
