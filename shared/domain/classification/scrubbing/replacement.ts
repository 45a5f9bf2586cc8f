/**
 * What is replaced, and by which tag. Every repetition in a pattern has a bound or begins where the run that it reads
 * begins: otherwise one long word is read again from each of its letters.
 */
export type Replacement = readonly [pattern: RegExp, tag: string];

/** Of all kinds, for a class of characters. */
export const dashes = String.raw`\-‐‑‒–—−`;

export const wordStart = String.raw`(?<![\p{L}\d])`;
export const wordEnd = String.raw`(?![\p{L}\d])`;

/** A name before which a street, a square or a school stands is theirs. */
export const bearer = String.raw`(?i:ул(?:иц\p{L}{0,4})?|пр(?:осп(?:ект\p{L}{0,4})?)?|пл(?:ощад\p{L}{0,4})?|пер(?:еул\p{L}{0,6})?|бул(?:ьвар\p{L}{0,4})?|наб(?:ережн\p{L}{0,4})?|им(?:ени)?)`;

/**
 * Letters, small and capital, as they are written in the pattern; `(?i:…)` where they may be either, and a hyphen between
 * letters there is written `[\-]` unless it makes a range.
 */
export function replacing(pattern: string, tag: string): Replacement {
  return [new RegExp(inEitherCase(pattern), 'gu'), tag];
}

const token = /\\[pP]\{\w+\}|\\.|\(\?i:|[а-яёa-z]-[а-яёa-z]|[\s\S]/giu;

/** Without `(?i:…)`: V8 misses a capital letter in one that stands in a lookbehind and holds a class such as `\p{L}`. */
function inEitherCase(pattern: string): string {
  const closings: string[] = [];
  let inClass = false;
  return pattern.replace(token, (part) => {
    if (part === '[' || part === ']') inClass = part === '[';
    else if (!inClass && part.startsWith('(')) closings.push(part);
    else if (!inClass && part === ')') closings.pop();
    if (part === '(?i:') return '(?:';
    const cases = part.toLowerCase() + part.toUpperCase();
    if (part.startsWith('\\') || !closings.includes('(?i:') || !/^\p{L}/u.test(part)) return part;
    return inClass ? cases : `[${cases}]`;
  });
}

/** Any of them. */
export function oneOf(...patterns: readonly string[]): string {
  return `(?:${patterns.join('|')})`;
}
