import { baseStyle } from '#shared/web/base-style.ts';
import { pageStyle } from '#shared/web/page-style.ts';

/**
 * Large text and targets: many who are asked are old, and hold a telephone. What was wrong is asked only of those for whom
 * something was; whatever was typed there stays in sight, and so does everything on paper and in a browser without `:has`.
 */
export const surveyStyle = pageStyle(`${baseStyle}
body { font-size: 1.125rem; overflow-wrap: anywhere; }
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1.5rem;
  padding: .35rem max(1.25rem, 50% - 18.25rem); }
.bar p { margin: 0; padding: .5rem 0; }
.bar ul { display: flex; flex-wrap: wrap; gap: .25rem; margin: 0 max(-.75rem, -3vw); padding: 0; list-style: none; font-size: 1rem; }
.bar li > * { display: flex; align-items: center; min-height: 2.75rem; padding: 0 min(.75rem, 3vw); color: inherit; border-radius: .25rem .25rem 0 0; }
.bar [aria-current] { font-weight: 600; box-shadow: inset 0 -3px currentColor; }
.bar :focus-visible { outline-color: currentColor; outline-offset: -3px; }
button + .quiet { margin: 1rem 0 0; }
h1 { font-size: 1.75rem; }
.quiet, dt { font-size: 1rem; }
dl { border-left: .25rem solid var(--accent); border-radius: 0 .375rem .375rem 0; }

form { counter-reset: question; }
fieldset { margin: 2.25rem 0 0; padding: 0; border: 0; min-width: 0; counter-increment: question; }
legend { float: left; display: flex; gap: .7rem; width: 100%; margin: 0 0 .9rem; padding: 0; font-size: 1.25rem; font-weight: 600; line-height: 1.35; }
legend + * { clear: both; }
legend::before { content: counter(question); flex: none; width: 2rem; height: 2rem; margin-top: -.15rem; border-radius: 50%;
  background: var(--accent); color: var(--on-accent); font-size: 1.0625rem; line-height: 2rem; text-align: center; }
.choice { display: flex; align-items: center; gap: .9rem; min-height: 3.5rem; margin: 0 0 .6rem; padding: .6rem 1rem;
  border: 1px solid var(--field); border-radius: .5rem; line-height: 1.3; cursor: pointer; }
.choice span { min-width: 0; overflow-wrap: anywhere; hyphens: auto; }
.choice b { flex: none; width: 1.1em; font-size: 1.375rem; font-variant-numeric: tabular-nums; text-align: center; }
.choice:hover { background: var(--tint); }
.choice:has(:checked) { background: var(--tint); border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
@supports selector(:has(*)) {
  .choice:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
  .choice :focus-visible { outline: 0; }
}
.choice input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--accent); }
.field { margin-top: 1.5rem; }
.field .quiet { margin-bottom: .6rem; }
button { min-height: 3.75rem; padding-inline: 2.25rem; font-size: 1.1875rem; border-radius: .5rem; }
.foot { margin: 2.25rem 0 0; padding-top: .5rem; border-top: 1px solid var(--line); }
.foot a { display: inline-block; padding: .65rem 0; }
.sign { display: block; width: 3.5rem; height: 3.5rem; margin: .25rem 0 1.25rem; color: var(--accent); }

@media screen and (min-width: 40rem) {
  .row, .reasons { display: grid; grid-template-columns: repeat(3, 1fr); gap: .6rem; }
  .reasons { grid-template-columns: repeat(2, 1fr); }
  .row .choice, .reasons .choice { margin: 0; }
}
@media screen {
  form:not(:has(#resolved-partly:checked, #resolved-no:checked, #mark-3:checked, #mark-2:checked, #mark-1:checked,
    .what textarea:not(:placeholder-shown), .what.wrong, .what .wrong)) .what { display: none; }
  @supports selector(:has(*)) { .when { display: none; } }
}
@media (max-width: 44rem) {
  h1 { font-size: 1.5rem; }
  .bar { padding-inline: min(1.1rem, 5.5vw); }
  .choice { gap: min(.6rem, 3vw); padding-inline: min(.85rem, 4vw); }
  button { padding-inline: min(2.25rem, 4vw); }
  .wrong { margin-left: max(-1.1rem, -5.5vw); padding-left: min(.85rem, 4vw); }
}
@media (forced-colors: active) { .choice:has(:checked) { outline: 2px solid; } }
@media print {
  .bar { padding: 0; }
  .bar nav, .foot { display: none; }
  fieldset { margin-top: 1.25rem; break-inside: avoid; }
  legend::before { border: 1px solid; line-height: 1.9rem; background: none; color: inherit; }
  .choice { min-height: 0; padding-block: .3rem; }
}
`);
