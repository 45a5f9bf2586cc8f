/**
 * All cases of a Russian place name, the name itself first, as it is written. Of several words the last is declined, and
 * every adjective among them («Нижний Одес», «Нижнего Одеса»); parts before a hyphen stay («Усть-Кулома»). Endings that the
 * stress decides on are all given: «Айкино» and «в Айкине», «Зеленцом» and «Зеленцем». `stem` is the last word of the
 * oblique cases where it loses a vowel («Койгородк»).
 */
export function casesOf(name: string, stem?: string): string[] {
  const words = name.split(' ');
  const declined = words.map((word, index) =>
    isAdjective(word) ? adjectiveCases(word) : index === words.length - 1 ? nounCases(word, stem) : [[word]],
  );
  const forms = Array.from({ length: caseCount }, (_, number) =>
    declined.map((cases) => cases[number] ?? cases[0] ?? []).reduce(join),
  ).flat();
  return [...new Set([name, ...forms])];
}

/** Forms of an adjective on «-ский» in both numbers and all genders: what belongs to a place. */
export function adjectiveForms(adjective: string): string[] {
  const stem = adjective.slice(0, -2);
  return ['ий', 'ого', 'ому', 'им', 'ом', 'ая', 'ой', 'ую', 'ою', 'ое', 'ие', 'их', 'ими'].map((end) => stem + end);
}

/** The people of a place, from its adjective: «вуктыльский» makes «вуктылец», «вуктыльцы». */
export function residents(adjective: string): string[] {
  const stem = adjective.slice(0, -'ский'.length);
  const oblique = ['ца', 'цу', 'цем', 'це', 'цы', 'цев', 'цам', 'цами', 'цах'].map((end) => stem + end);
  return [`${stem.replace(/ь$/, '')}ец`, ...oblique];
}

/** Nominative, genitive, dative, accusative, instrumental, prepositional; of each, all forms in use. */
type Cases = readonly (readonly string[])[];
const caseCount = 6;

function join(heads: readonly string[], tails: readonly string[]): string[] {
  return heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`));
}

function isAdjective(word: string): boolean {
  return /(?:[иы]й|ой|[ая]я|[ое]е)$/.test(word) && !/[ьъ][ея]$/.test(word);
}

function adjectiveCases(word: string): Cases {
  const stem = word.slice(0, -2);
  const isSoft = /(?:ний|няя|нее)$/.test(word);
  const of = (...endings: string[]) => endings.map((ending) => stem + ending);
  if (/[ая]я$/.test(word)) {
    const oblique = isSoft ? of('ей', 'ею') : of('ой', 'ою');
    return [[word], oblique, oblique, isSoft ? of('юю') : of('ую'), oblique, oblique];
  }
  const genitive = isSoft ? of('его') : of('ого');
  const instrumental = isSoft || /[гкхжшчщ]$/.test(stem) ? of('им') : of('ым');
  return [
    [word],
    genitive,
    isSoft ? of('ему') : of('ому'),
    [word, ...genitive],
    instrumental,
    isSoft ? of('ем') : of('ом'),
  ];
}

function nounCases(word: string, stem: string | undefined): Cases {
  const base = stem ?? word.replace(/[аяоеыиь]$/, '');
  const of = (...endings: string[]) => endings.map((ending) => base + ending);
  const isHushing = /[гкхжшчщ]$/.test(base);
  switch (word.at(-1)) {
    case 'а':
      return [[word], of(isHushing ? 'и' : 'ы'), of('е'), of('у'), of('ой', 'ою', 'ей', 'ею'), of('е')];
    case 'я':
      return [[word], of('и'), of('е'), of('ю'), of('ей', 'ею'), of('е')];
    case 'е':
      return [[word], of('я'), of('ю'), [word], of('ем'), of('е', 'и')];
    case 'о':
      // Both are in use for long: «в Айкине» and «в Айкино».
      return [[word], of('а', 'о'), of('у', 'о'), [word], of('ом', 'о'), of('е', 'о')];
    case 'ы':
    case 'и':
      return [[word], of('', 'ей', 'ов', 'ев'), of('ам', 'ям'), [word], of('ами', 'ями'), of('ах', 'ях')];
    case 'ь':
      // Of «Микунь» or «Ираёль» people use both genders.
      return [[word], of('и', 'я'), of('и', 'ю'), [word], of('ью', 'ем'), of('и', 'е')];
    case 'э':
    case 'у':
    case 'ю':
      return [[word]];
    default:
      return [[word], of('а'), of('у'), [word], of('ом', 'ем'), of('е')];
  }
}
