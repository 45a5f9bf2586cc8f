import type { StyleDictionary } from 'pdfmake/interfaces.js';
import { colours } from '#shared/web/charts/palette.ts';

/** The name that Golos Text is registered by. */
export const family = 'Golos Text';

export const body = { font: family, fontSize: 10, lineHeight: 1.2, color: colours.ink } as const;

/** Margins are left, top, right, bottom. */
export const styles: StyleDictionary = {
  title: { fontSize: 18, bold: true, lineHeight: 1.1, margin: [0, 0, 0, 4] },
  subtitle: { fontSize: 11, color: colours.quiet, margin: [0, 0, 0, 14] },
  heading2: { fontSize: 14, bold: true, lineHeight: 1.1, margin: [0, 14, 0, 6] },
  heading3: { fontSize: 11.5, bold: true, lineHeight: 1.1, margin: [0, 10, 0, 4] },
  paragraph: { margin: [0, 0, 0, 7] },
  quiet: { fontSize: 8.5, color: colours.quiet, margin: [0, 0, 0, 7] },
  list: { margin: [0, 0, 0, 7] },
  item: { margin: [0, 0, 0, 2] },
  caption: { fontSize: 9.5, bold: true, margin: [0, 4, 0, 4] },
  table: { margin: [0, 0, 0, 12] },
  head: { bold: true, lineHeight: 1.1 },
  cell: { lineHeight: 1.1 },
  chart: { margin: [0, 4, 0, 10] },
  framed: { margin: [0, 2, 0, 9] },
  code: { fontSize: 9 },
  running: { fontSize: 8, color: colours.quiet },
};
