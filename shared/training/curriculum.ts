import { compareText } from '#shared/domain/compare-text.ts';
import type { LabelledText } from './labelled-text.ts';

/** A head to be learnt: its labels in order, and the label of every row by number, −1 where a row has none. */
export interface Subject {
  readonly id: string;
  readonly labels: readonly string[];
  readonly ofRow: Int32Array;
  /** How many texts people have given each label. */
  readonly counts: readonly number[];
  readonly parts?: { readonly head: string; readonly of: readonly number[] } | undefined;
  /** The lesson in which a row is kept from the learner, −1 for none: what it has not seen tells how good it is. */
  readonly heldOutIn: Int8Array;
  readonly split: 'latest-fifth' | 'five-folds';
  /** Heads that the same texts teach, but for labels' own words, are of one group; groups are in order. */
  readonly group: number;
}

/** Lessons of a curriculum: in each, other rows are held out. */
export const lessonCount = 5;

/** Rows of the texts and of the labels' own words, and what is to be learnt from them. */
export interface Curriculum {
  readonly texts: readonly string[];
  /** Whether a text is an example that nobody has sent. */
  readonly isMadeUp: readonly boolean[];
  readonly subjects: readonly Subject[];
}

/**
 * What the labelled texts teach. Where texts tell their time, the latest fifth is held out, once; else a text is in one of
 * five folds by what it says, so that repeats stay together. Labels that are words are texts of their own; neither they nor
 * made-up texts are ever held out.
 */
export function curriculum(given: readonly LabelledText[]): Curriculum {
  const heads = headsOf(given);
  const partsOfHead = new Map(heads.map((head) => [head.id, partsOf(head, heads, given)]));
  const rows = [...given, ...titlesOf(heads, partsOfHead, given)];
  const real = given.filter((row) => !row.isMadeUp && !isTitle(row));
  const plain = rows.map(({ text }) => comparable(text));
  const subjects = heads.map((head): Ungrouped => {
    const { id, labels } = head;
    const numbers = new Map(labels.map((label, index) => [label, index]));
    const ofRow = Int32Array.from(rows, (row) => numbers.get(row.labels[id] ?? '') ?? -1);
    const times = given.flatMap(({ labels: own, at }) => (own[id] === undefined || at === undefined ? [] : [at]));
    const counts = countsOf(head, real);
    const hasTimes = times.length > 0.8 * counts.reduce((sum, count) => sum + count, 0);
    const latest = times.sort((a, b) => a - b)[Math.floor(0.8 * times.length)] ?? 0;
    const heldOut = (row: LabelledText, index: number) => {
      if (row.labels[id] === undefined || isTitle(row) || row.isMadeUp) return -1;
      if (hasTimes) return row.at !== undefined && row.at >= latest ? 0 : -1;
      return foldOf(plain[index] ?? '');
    };
    return {
      ...{ id, labels, ofRow, counts, parts: partsOfHead.get(id) },
      heldOutIn: Int8Array.from(rows, heldOut),
      split: hasTimes ? 'latest-fifth' : 'five-folds',
    };
  });
  const isMadeUp = rows.map((row) => row.isMadeUp === true);
  const isOwnWords = rows.map(isTitle);
  return { texts: rows.map(({ text }) => text), isMadeUp, subjects: grouped(subjects, isOwnWords) };
}

type Ungrouped = Omit<Subject, 'group'>;

function grouped(subjects: readonly Ungrouped[], isOwnWords: readonly boolean[]): Subject[] {
  const groups: Ungrouped[][] = [];
  const hasSameRows = (a: Ungrouped, b: Ungrouped) =>
    a.ofRow.every((label, row) => isOwnWords[row] || label < 0 === (b.ofRow[row] ?? -1) < 0);
  for (const subject of subjects) {
    const own = groups.find(([first]) => first && hasSameRows(first, subject));
    if (own) own.push(subject);
    else groups.push([subject]);
  }
  return groups.flatMap((members, group) => members.map((subject) => ({ ...subject, group })));
}

function countsOf({ id, labels }: Head, texts: readonly LabelledText[]): number[] {
  const counts = new Map<string | undefined, number>();
  for (const { labels: own } of texts) counts.set(own[id], (counts.get(own[id]) ?? 0) + 1);
  return labels.map((label) => counts.get(label) ?? 0);
}

/** A label's own words. */
function isTitle({ text, labels }: LabelledText): boolean {
  return Object.values(labels).includes(text);
}

/** Case and spaces make no other text. */
export function comparable(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

interface Head {
  readonly id: string;
  readonly labels: readonly string[];
}

function headsOf(texts: readonly LabelledText[]): Head[] {
  const found = new Map<string, Set<string>>();
  for (const { labels } of texts) {
    for (const [id, label] of Object.entries(labels)) found.set(id, (found.get(id) ?? new Set()).add(label));
  }
  return [...found]
    .map(([id, labels]) => ({ id, labels: [...labels].sort(compareText) }))
    .filter(({ labels }) => labels.length > 1)
    .sort((a, b) => compareText(a.id, b.id));
}

/** The head with the most labels of which each goes with one label of this head, but for few texts in a hundred. */
function partsOf({ id, labels }: Head, heads: readonly Head[], texts: readonly LabelledText[]): Subject['parts'] {
  const finer = heads
    .filter((other) => other.labels.length > labels.length)
    .sort((a, b) => b.labels.length - a.labels.length);
  for (const part of finer) {
    const counts = part.labels.map(() => new Map<number, number>());
    const [partNumbers, numbers] = [part.labels, labels].map(
      (all) => new Map(all.map((label, index) => [label, index])),
    );
    let both = 0;
    for (const { labels: own } of texts) {
      const [inPart, here] = [partNumbers?.get(own[part.id] ?? ''), numbers?.get(own[id] ?? '')];
      if (inPart === undefined || here === undefined) continue;
      both += 1;
      counts[inPart]?.set(here, (counts[inPart]?.get(here) ?? 0) + 1);
    }
    const most = counts.map((of) => [...of].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0] as const));
    const explained = most.reduce((sum, [, count]) => sum + count, 0);
    if (both > 0 && explained >= 0.97 * both && most.every(([label]) => label >= 0))
      return { head: part.id, of: most.map(([label]) => label) };
  }
  return undefined;
}

/** The labels' own words as texts, where labels are words. */
function titlesOf(
  heads: readonly Head[],
  partsOfHead: ReadonlyMap<string, Subject['parts']>,
  texts: readonly LabelledText[],
): LabelledText[] {
  const known = new Set(texts.map(({ text }) => text));
  const titles: LabelledText[] = [];
  for (const head of heads) {
    const wholes = heads.filter(({ id }) => partsOfHead.get(id)?.head === head.id);
    head.labels.forEach((label, index) => {
      if (!/[а-я] /i.test(label) || known.has(label)) return;
      const ofWholes = wholes.flatMap(({ id, labels }) => {
        const whole = labels[partsOfHead.get(id)?.of[index] ?? -1];
        return whole === undefined ? [] : [[id, whole] as const];
      });
      titles.push({ text: label, labels: { [head.id]: label, ...Object.fromEntries(ofWholes) } });
    });
  }
  return titles;
}

/** A fold that depends on the text alone. */
function foldOf(text: string): number {
  let hash = 17;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return (hash >>> 8) % lessonCount;
}
