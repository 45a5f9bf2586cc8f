/**
 * The part of the style sheet that every page needs: colours of day and night, the bar, the sheet, text, fields, alerts, paper.
 */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --ground: #f2f4f7; --sheet: #fff; --ink: #17212b; --quiet: #52606d; --line: #c5ced8; --field: #7b8794;
  --accent: #0b5394; --on-accent: #fff; --tint: #e8f1fa; --bar: #0d3b66; --on-bar: #fff;
  --better: #1e6b3a; --wrong: #b3261e; --wrong-tint: #fdecea; --focus: #0b5394;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10161d; --sheet: #19222c; --ink: #e8edf2; --quiet: #a9b6c3; --line: #344252; --field: #7d8fa1;
    --accent: #8ec2f5; --on-accent: #0b1d2e; --tint: #20354a; --bar: #0a2136; --on-bar: #e8edf2;
    --better: #8fd6a6; --wrong: #ffb4ab; --wrong-tint: #3b2321; --focus: #ffd54a;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
  font: 1.0625rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PT Sans', 'Liberation Sans', sans-serif;
}
.bar { background: var(--bar); color: var(--on-bar); border-bottom: .25rem solid var(--accent); }
.bar p { margin: 0 auto; max-width: 40rem; padding: .9rem 1.25rem; font-weight: 600; letter-spacing: .01em; }
main { max-width: 40rem; margin: 1.5rem auto 3rem; padding: 1.75rem 1.75rem 2rem; background: var(--sheet);
  border: 1px solid var(--line); border-radius: .5rem; }
h1 { font-size: 1.65rem; line-height: 1.25; margin: 0 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .5rem; }
p { margin: 0 0 1rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.quiet { color: var(--quiet); font-size: .9375rem; }

dl { margin: 1.25rem 0; padding: .9rem 1.1rem; background: var(--tint); border-radius: .375rem;
  display: grid; grid-template-columns: minmax(0, 1fr); gap: .6rem; }
dt { color: var(--quiet); font-size: .9375rem; }
dd { margin: 0; font-weight: 600; }
.number { letter-spacing: .04em; font-variant-numeric: tabular-nums; }

.label { display: block; padding: 0; margin: 0 0 .6rem; font-size: 1.1875rem; font-weight: 600; line-height: 1.35; }
.field { margin-top: 2rem; }
textarea, input[type=text] { display: block; width: 100%; padding: .7rem .9rem; font: inherit; color: inherit;
  background: var(--sheet); border: 1px solid var(--field); border-radius: .375rem; }
textarea { min-height: 8rem; resize: vertical; }
input[type=text] { max-width: 20rem; min-height: 3rem; letter-spacing: .06em; }
button, .button { display: inline-block; min-height: 3rem; margin-top: 1.75rem; padding: .7rem 1.6rem; font: inherit; font-weight: 600;
  color: var(--on-accent); background: var(--accent); border: 0; border-radius: .375rem; cursor: pointer; text-decoration: none; }
button:hover { filter: brightness(1.08); }
.error { margin: 0 0 .6rem; color: var(--wrong); font-weight: 600; }
.wrong { padding-left: 1rem; border-left: .25rem solid var(--wrong); }
.wrong textarea { border-color: var(--wrong); }
.alert { margin: 1.25rem 0; padding: 1rem 1.1rem; background: var(--wrong-tint); border: 2px solid var(--wrong); border-radius: .375rem; }
.alert h2 { margin: 0 0 .4rem; }
.alert p { margin: 0; }
.alert ul { margin: 0; padding-left: 1.2rem; }
.alert a { color: var(--wrong); font-weight: 600; }

@media (max-width: 44rem) {
  main { margin: 0; padding: 1.25rem min(1.1rem, 5.5vw) 2rem; border-width: 0; border-radius: 0; }
  .bar p { padding: .75rem min(1.1rem, 5.5vw); }
  dl, .alert { padding-inline: min(1.1rem, 5.5vw); }
  h1 { font-size: 1.4rem; }
  button { width: 100%; }
}
@media print {
  :root { --ground: #fff; --sheet: #fff; --ink: #000; --quiet: #333; --tint: #fff; --bar: #fff; --on-bar: #000; --line: #999; }
  main { border: 0; padding: .75rem 0 0; margin: 0; max-width: none; }
  .bar p { padding-inline: 0; }
  button { display: none; }
}
`;
