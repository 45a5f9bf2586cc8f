import { greatestAt, greatestBut } from './greatest.ts';
import { pooled, softmax } from './shares.ts';
import type { ModelHead } from './text-model.ts';

/** By head, what its own scores say of its labels. */
type SharesOfHeads = ReadonlyMap<string, Float64Array>;

/** Probabilities of a head's labels, from what all heads say; they are written into the array given. */
export function headProbabilities(
  head: ModelHead,
  own: SharesOfHeads,
  into = new Float64Array(head.labels.length),
): Float64Array {
  const shares = labelShares(head, own, into);
  const { sureness } = head.calibration;
  if (!sureness) return shares;
  const { constant, ofLead, ofShare, surpluses } = sureness;
  const best = greatestAt(shares);
  const next = greatestBut(shares, best);
  const [lead, share] = signsOf(shares[best] ?? 0, next);
  return withShare(
    shares,
    { best, next },
    probabilityOf(constant + ofLead * lead + ofShare * share + (surpluses[best] ?? 0)),
  );
}

/**
 * Shares of a head's labels before they are calibrated: by its own scores, or by these pooled with what its parts say
 * together.
 */
export function labelShares(
  { id, labels, parts }: ModelHead,
  own: SharesOfHeads,
  shares = new Float64Array(labels.length),
): Float64Array {
  const ofOwn = own.get(id) ?? shares;
  const ofParts = parts && parts.weights[1] > 0 ? own.get(parts.head) : undefined;
  if (!parts || !ofParts) {
    shares.set(ofOwn);
    return shares;
  }
  shares.fill(0);
  for (let part = 0; part < ofParts.length; part += 1) {
    const label = parts.of[part] ?? 0;
    shares[label] = (shares[label] ?? 0) + (ofParts[part] ?? 0);
  }
  return pooled(ofOwn, shares, parts.weights, shares);
}

/**
 * What a head's own scores, from the first of its own, say of its labels: a softmax by the head's slope and shifts. It is
 * written into the shares given.
 */
export function ownShares(
  { labels, calibration }: ModelHead,
  scores: Float64Array,
  first = 0,
  shares = new Float64Array(labels.length),
): Float64Array {
  const { slope, shifts } = calibration;
  for (let at = 0; at < shares.length; at += 1) shares[at] = slope * (scores[first + at] ?? 0) + (shifts[at] ?? 0);
  return softmax(shares);
}

/**
 * What tells whether the likeliest label is right, by its share and the greatest of the others: how far it is ahead,
 * ln(share / next) for a next one of a ten-thousandth at least, and ln(share). Many labels that are all a little likely speak
 * against it less than another one that is almost as likely.
 */
export function signsOf(share: number, next: number): readonly [lead: number, share: number] {
  return [Math.log(share / Math.max(next, leastNext)), Math.log(share)];
}

const leastNext = 1e-4;

function probabilityOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/**
 * The shares with another share of the best, the others in proportion. It stays ahead of the next one, however little: who is
 * likeliest is not for the order of the labels to tell.
 */
function withShare(
  shares: Float64Array,
  { best, next }: { readonly best: number; readonly next: number },
  wanted: number,
): Float64Array {
  if (next <= 0) return shares;
  let others = 0;
  for (let at = 0; at < shares.length; at += 1) if (at !== best) others += shares[at] ?? 0;
  const ahead = next * leastLead;
  const share = Math.max(wanted, ahead / (others + ahead));
  const part = (1 - share) / others;
  for (let at = 0; at < shares.length; at += 1) shares[at] = (shares[at] ?? 0) * part;
  shares[best] = share;
  return shares;
}

/** What the likeliest label is likelier than the next, at the least. */
const leastLead = 1 + 1e-6;
