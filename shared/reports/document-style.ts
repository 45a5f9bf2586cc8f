/** The style sheet of a document's page, a text module so that Node and the bundler read it alike. */
export const documentStyle = `
:root { color-scheme: light dark; --ground: #f2f4f7; --sheet: #fff; --ink: #17212b; --quiet: #52606d; --line: #c5ced8;
  --accent: #0b5394; --tint: #e8f1fa; --notice: #fff4d6; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #10161d; --sheet: #19222c; --ink: #e8edf2; --quiet: #a9b6c3; --line: #344252; --accent: #8ec2f5;
    --tint: #20354a; --notice: #3d3214; }
}
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
  font: 1rem/1.55 'Golos Text', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PT Sans', 'Liberation Sans', sans-serif; }
main { max-width: 62rem; margin: 1.5rem auto 3rem; padding: 2rem 2.25rem 2.5rem; background: var(--sheet);
  border: 1px solid var(--line); border-radius: .5rem; }
.brand { margin: 0; color: var(--quiet); font-weight: 600; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: .25rem 0 .25rem; text-wrap: balance; }
.subtitle { margin: 0 0 1.25rem; font-size: 1.125rem; color: var(--quiet); }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.25rem 0 .6rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
p { margin: 0 0 .9rem; max-width: 46rem; }
.quiet { color: var(--quiet); }
.notice { padding: .8rem 1rem; background: var(--notice); border-left: .3rem solid #b8860b; border-radius: .25rem; max-width: none; }
dl { margin: 1rem 0 1.25rem; padding: 1rem 1.1rem; background: var(--tint); border-radius: .375rem; display: grid;
  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .75rem 1.5rem; }
dt { color: var(--quiet); font-size: .9rem; }
dd { margin: 0; font-weight: 600; }
ul { max-width: 46rem; padding-left: 1.3rem; }
li { margin-bottom: .4rem; }
pre { margin: 0 0 .8rem; padding: .7rem 1rem; background: var(--tint); border-radius: .375rem; overflow-x: auto; }
figure { margin: 1rem 0 1.5rem; }
svg { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: .375rem; }
.scroll { overflow-x: auto; margin: .75rem 0 1.5rem; }
.scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding-bottom: .5rem; }
th, td { padding: .45rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--quiet); vertical-align: bottom; }
tbody th { min-width: 12rem; font-weight: 600; }
.figure { text-align: right; }
td.figure { white-space: nowrap; }
@media (max-width: 44rem) { main { margin: 0; padding: 1.25rem 1rem 2rem; border-width: 0; border-radius: 0; } h1 { font-size: 1.4rem; } }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  :root { --ground: #fff; --sheet: #fff; --ink: #000; --quiet: #333; --line: #999; --tint: #f4f4f4; --notice: #f4f4f4; --accent: #000; }
  body { font-size: 9.5pt; }
  main { max-width: none; margin: 0; padding: 0; border: 0; }
  h1 { font-size: 17pt; } h2 { font-size: 13pt; break-after: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: .25rem .35rem; }
  tbody th { min-width: 0; }
  td.figure { white-space: normal; }
  thead { display: table-header-group; }
  tr, figure, dl, pre { break-inside: avoid; }
}
`;
