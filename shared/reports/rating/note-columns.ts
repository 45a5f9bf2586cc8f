import type { Column } from '../document.ts';

/** A column of figures. */
export function figure(title: string): Column {
  return { title, isFigure: true };
}

/** The column of bodies' names: the longest texts of a table. */
export function name(title: string): Column {
  return { title, width: 3 };
}
