import type { Municipality } from '../governance/municipalities.ts';
import { adjectiveForms, casesOf, residents } from './declension.ts';
import { dashes, type Word, wordsOf } from './words.ts';

/** What a form of a name may mean. */
export interface Place {
  readonly municipality: string;
  /** The place itself, a common word that is its name too, or what belongs to it: an adjective, a resident. */
  readonly kind: 'name' | 'common-word' | 'belonging';
  /** Of a settlement. */
  readonly type?: string | undefined;
  readonly isNominative: boolean;
  /** «Соколова» may be a person of the village Соколово, and mostly is a person. */
  readonly isLikeSurname: boolean;
  /** «печорский», «Боровой», not «печорец»: streets are called so too. */
  readonly isAdjective: boolean;
}

interface Found {
  readonly places: readonly Place[];
  /** How many words the name has. */
  readonly words: number;
}

/** The longest name that begins at a word of a text. */
export type PlaceAt = (text: string, words: readonly Word[], at: number) => Found | undefined;

/** Indexes every form of every name, so that a text is read once whatever their number. */
export function placeIndex(municipalities: readonly Municipality[]): PlaceAt {
  const byForm = new Map<string, Place[]>();
  /** By first word. */
  const longest = new Map<string, number>();
  const addKey = (words: readonly string[], place: Place) => {
    const [first = ''] = words;
    const key = words.join(' ');
    const alike = byForm.get(key);
    if (!alike) byForm.set(key, [place]);
    else if (!alike.some((one) => one.municipality === place.municipality && one.kind === place.kind))
      alike.push(place);
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
  };
  const add = (name: string, forms: readonly string[], place: Pick<Place, 'municipality' | 'kind' | 'type'>) => {
    for (const form of forms) {
      const words = wordsOf(form).map(({ word }) => word);
      const isNominative = form === name;
      const isLikeSurname = !isNominative && /(?:[оеё]в|[иы]н)о$/.test(name);
      const isAdjective = /(?:[иы]й|ой|[ая]я|[ое]е)$/.test(name) && !/ц(?:[аеуы][а-я]*)?$/.test(form);
      const named = { ...place, isNominative, isLikeSurname, isAdjective };
      addKey(words, named);
      // «Устькулом».
      if (form.includes('-')) addKey([words.join('')], named);
    }
  };
  for (const { id: municipality, nicknames = [], adjectives, ...own } of municipalities) {
    const { settlements, commonWords = [], stems = {}, forms = {} } = own;
    for (const [type, names] of Object.entries(settlements)) {
      for (const name of names) {
        const kind = commonWords.includes(name) ? 'common-word' : 'name';
        add(name, [...casesOf(name, stems[name]), ...(forms[name] ?? [])], { municipality, kind, type });
      }
    }
    for (const name of nicknames) add(name, casesOf(name), { municipality, kind: 'name' });
    for (const adjective of adjectives) {
      add(adjective, [...adjectiveForms(adjective), ...residents(adjective)], { municipality, kind: 'belonging' });
    }
  }

  return (text, words, at) => {
    const most = longest.get(words[at]?.word ?? '');
    for (let count = most ?? 0; count > 0; count -= 1) {
      const part = words.slice(at, at + count);
      const places = byForm.get(part.map(({ word }) => word).join(' '));
      if (places && part.length === count && areTogether(text, part)) return { places, words: count };
    }
    return undefined;
  };
}

/** Words of one name have nothing but a space or a hyphen between them. */
function areTogether(text: string, words: readonly Word[]): boolean {
  return words.every(({ start }, index) => {
    const before = words[index - 1];
    return before === undefined || joint.test(text.slice(before.end, start));
  });
}

const joint = new RegExp(`^[\\s${dashes}]{1,3}$`);
