import type * as z from 'zod';
import type { municipalitiesSchema } from '../governance/municipalities.ts';
import { isElsewhere, isInside, isNoStreet, isOtherEnd, isRest, isRoad, isTyped, type Span } from './neighbours.ts';
import { type Place, type PlaceAt, placeIndex } from './place-index.ts';
import { type Word, wordsOf } from './words.ts';

/** Words that led to a conclusion, for staff who check it; they are the citizen's and belong in no log. */
interface Mention {
  /** Offset in the address or the text, in UTF-16 units. */
  readonly at: number;
  readonly words: string;
  /** Several where villages share a name. */
  readonly municipalities: readonly string[];
}

/** Where an appeal belongs by its words. */
interface Recognition {
  /** Absent where the words speak for several alike: a person asks. */
  readonly municipality?: string | undefined;
  /** All that the words may mean. */
  readonly candidates: readonly string[];
  readonly foundIn: 'address' | 'text';
  readonly mentions: readonly Mention[];
}

export interface Recogniser {
  /** Names the method and the data it was built from. */
  readonly version: string;
  /** Undefined when no place is named. */
  recognise(written: { readonly text: string; readonly address?: string | undefined }): Recognition | undefined;
}

/**
 * Finds the municipality that an address or a text names. The address wins over the text, unless it has but adjectives or
 * residents; a name with its type («п. Ярега», «Ижемский район») over a bare one, and that over an adjective or a resident
 * («ухтинский», «интинцы»). Of what weighs most all must speak for one municipality. Rivers, streets and the ends of a road
 * do not count. Takes time in proportion to the text.
 */
export function municipalityRecogniser(data: z.infer<typeof municipalitiesSchema>): Recogniser {
  // Built when the first text comes: most starts of a function see none.
  let index: PlaceAt | undefined;
  const findIn = (text: string): Weighed[] => {
    index ??= placeIndex(data.municipalities);
    return mentionsIn(text, index);
  };
  return {
    version: `places-3+${data.version}`,
    recognise: ({ text, address = '' }) => {
      const inAddress = findIn(address);
      if (inAddress.some(({ weight }) => weight > 1)) return conclude(inAddress, 'address');
      const inText = findIn(text);
      return inText.length > 0 ? conclude(inText, 'text') : conclude(inAddress, 'address');
    },
  };
}

interface Weighed extends Mention {
  readonly weight: Weight;
}

/** With its type, by its bare name, by what belongs to it. */
const weights = [3, 2, 1] as const;
type Weight = (typeof weights)[number];

function mentionsIn(text: string, placeAt: PlaceAt): Weighed[] {
  const words = wordsOf(text);
  const mentions: Weighed[] = [];
  /** The last end of a road so far, and the last name. */
  let end: Word | undefined;
  let named = 0;
  for (let from = 0; from < words.length; ) {
    const found = placeAt(text, words, from);
    const to = from + (found?.words ?? 1);
    const span = { text, words, from, to };
    const isEnd = end !== undefined && isOtherEnd(span, end);
    const isAdjective = found?.places.some((place) => place.isAdjective) ?? false;
    const isOff = found
      ? isElsewhere(span, found.places) || (named !== from && isRest(span, isAdjective))
      : isRoad(span);
    const mention = found && !isEnd && !isOff ? weigh(span, found.places) : undefined;
    if (mention) mentions.push(mention);
    // A street is no road: «ул. Печорская – Ухта».
    if (isEnd || (isOff && !isAdjective)) end = words[to - 1];
    if (found) named = to;
    from = to;
  }
  return mentions;
}

function weigh(span: Span, places: readonly Place[]): Weighed | undefined {
  const weighed = places.map((place) => ({ municipality: place.municipality, weight: weightOf(span, place) }));
  const weight = weights.find((one) => weighed.some((place) => place.weight === one));
  const [first, last] = [span.words[span.from], span.words[span.to - 1]];
  if (!weight || !first || !last) return undefined;
  const municipalities = weighed.filter((place) => place.weight === weight).map(({ municipality }) => municipality);
  return { at: first.start, words: span.text.slice(first.start, last.end), municipalities, weight };
}

/** Undefined for a common word, what may be a street or a surname by itself. */
function weightOf(span: Span, place: Place): Weight | undefined {
  if (isTyped(span, place)) return 3;
  if (place.kind === 'belonging') return !place.isAdjective || isNoStreet(span) ? 1 : undefined;
  if (place.kind === 'common-word' || (place.isLikeSurname && !isInside(span))) return undefined;
  return 2;
}

/** The weightiest mentions decide; where villages share a name, lighter ones may tell which is meant. */
function conclude(all: readonly Weighed[], foundIn: Recognition['foundIn']): Recognition | undefined {
  if (all.length === 0) return undefined;
  let candidates: string[] = [];
  for (const weight of weights) {
    const named = all.filter((mention) => mention.weight === weight).map(({ municipalities }) => municipalities);
    if (named.length === 0) continue;
    const every = [...new Set(named.flat())];
    const common = every.filter((id) => named.every((ids) => ids.includes(id)));
    const isFirst = candidates.length === 0;
    if (isFirst && common.length === 0) {
      candidates = every;
      break;
    }
    const narrowed = isFirst ? common : candidates.filter((id) => common.includes(id));
    if (narrowed.length > 0) candidates = narrowed;
    if (candidates.length === 1) break;
  }
  const mentions = all.map(({ weight: _weight, ...mention }) => mention);
  return { municipality: candidates.length === 1 ? candidates[0] : undefined, candidates, foundIn, mentions };
}
