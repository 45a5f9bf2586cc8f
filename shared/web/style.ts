import { baseStyle } from './base-style.ts';
import { tableStyle } from './table-style.ts';

/**
 * The style sheet of pages that bring no own one, a text module so that Node and the bundler read it alike. It goes into each
 * page, and its hash into the Content-Security-Policy, so it holds nothing that differs between pages.
 */
export const css = `${baseStyle}
.wide main, .wide .bar p { max-width: 76rem; }
${tableStyle}
.wide dl { grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); }
svg { max-width: 100%; height: auto; }
@media print { tr { break-inside: avoid; } }
`;
