import { flats } from './scrubbing/flats.ts';
import { links } from './scrubbing/links.ts';
import { names } from './scrubbing/names.ts';
import { numbers } from './scrubbing/numbers.ts';
import { phones } from './scrubbing/phones.ts';

/** In this order: a mail address holds a domain, a card and a passport hold what looks like a phone, a phone holds a flat. */
const replacements = [...links, ...numbers, ...phones, ...flats, ...names];

/** A tag may bare what was glued to the datum: it is found the next time. */
const mostPasses = 4;

/**
 * A text without what tells who wrote it: phones, mail addresses, links, names, flats, car plates, numbers of cards,
 * passports, taxpayers and pension insurance are replaced by tags. Houses, routes, sums and dates stay. What is written in no
 * usual way is not found: a scrubbed text is still somebody's words. Scrubbing twice changes nothing more, but for long chains
 * without spaces. The time it takes grows with the length of the text, whatever is written there.
 */
export function scrub(text: string): string {
  let scrubbed = text;
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = scrubbed;
    scrubbed = replacements.reduce((rest, [pattern, tag]) => rest.replace(pattern, tag), before);
    if (scrubbed === before) break;
  }
  return scrubbed;
}
