/** Colours of the charts, the light ones of the pages: a chart brings its own white ground, also to a dark page. */
export const colours = {
  ground: '#ffffff',
  ink: '#17212b',
  quiet: '#52606d',
  line: '#c5ced8',
  grid: '#e3e8ed',
  band: '#f4f6f9',
  accent: '#0b5394',
  accentLight: '#a9c6e3',
  tint: '#e3eef8',
  tintLight: '#f1f6fb',
  wrong: '#b3261e',
} as const;

/** Of the lines of one chart, dark enough for text on white (contrast of 4.5 and more). */
export const seriesColours = ['#0b5394', '#a34700', '#2b6e1f', '#7a1f5c', '#52606d', '#0a6b78'] as const;

/** Stands once, on the `svg` element; whoever makes a PDF puts the name of a registered font in its place. */
export const fontFamily = "'Golos Text', system-ui, sans-serif";

/** In user units of the SVG. */
export const fontSize = { title: 16, label: 13, axis: 12 } as const;
export const lineHeight = { title: 21, label: 16, axis: 15 } as const;
export const margin = 16;
