/** Orders texts by their code units, not by a locale: the same order on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
