const cyrillic: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** The Cyrillic letter that a small Latin one looks like, or the letter itself: people and programs mix keyboards («Уxтa»). */
export function lookAlike(letter: string): string {
  return cyrillic[letter] ?? letter;
}

/** A word in lower case with Cyrillic letters for the Latin ones that look alike, if it has a Cyrillic letter at all. */
export function inOneScript(word: string): string {
  return /[а-я]/.test(word) ? word.replace(/[a-z]/g, lookAlike) : word;
}
