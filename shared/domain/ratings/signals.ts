import type { RatingFlag } from '../appeals/fact-data.ts';
import type { RatingFact } from './fact.ts';
import { funnelLimit } from './funnel.ts';
import { isAnswered, isDue, type Judge, type Share } from './indicators.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Signals that a figure is being managed (rating method): beside the rating, never inside it. */
export const signalIds = [
  'late-in-term',
  'returned-soon',
  'forwarded-late',
  'changed-late',
  'extended',
  'explained',
  'unreachable',
  'quick-survey',
  'one-address',
  'own-network',
] as const;

export type SignalId = (typeof signalIds)[number];

export type BySignal<T> = Readonly<Record<SignalId, T>>;

/** One value per signal, made in the order of `signalIds`. */
export function bySignal<T>(of: (id: SignalId) => T): BySignal<T> {
  return {
    'late-in-term': of('late-in-term'),
    'returned-soon': of('returned-soon'),
    'forwarded-late': of('forwarded-late'),
    'changed-late': of('changed-late'),
    extended: of('extended'),
    explained: of('explained'),
    unreachable: of('unreachable'),
    'quick-survey': of('quick-survey'),
    'one-address': of('one-address'),
    'own-network': of('own-network'),
  };
}

/** Whether a cycle shows the signal; undefined when it cannot. */
export const signalJudges: BySignal<Judge> = {
  'late-in-term': (fact, period, { signals }) => {
    if (fact.answeredAt === undefined || !isAnswered(fact, period)) return undefined;
    const lastPart = fact.dueAt - signals.lastShareOfTerm * (fact.dueAt - fact.clockStart);
    return fact.answeredAt > lastPart && fact.answeredAt <= fact.dueAt;
  },
  'returned-soon': (fact, period, { signals }) =>
    fact.answeredAt !== undefined && isAnswered(fact, period)
      ? fact.returnedAt !== undefined && fact.returnedAt - fact.answeredAt <= signals.returnedWithinDays * dayMs
      : undefined,
  'forwarded-late': (fact, period) =>
    fact.forwardedBy !== undefined && isDue(fact, period) ? fact.isForwardedLate === true : undefined,
  'changed-late': (fact, period, { signals }) =>
    isDue(fact, period)
      ? fact.changedAt !== undefined &&
        fact.changedAt <= fact.dueAt &&
        fact.changedAt > fact.dueAt - signals.changedWithinHours * hourMs
      : undefined,
  extended: (fact, period) => (isDue(fact, period) ? fact.extendedAt !== undefined : undefined),
  explained: (fact, period) =>
    fact.resolution !== undefined && isAnswered(fact, period) ? fact.resolution === 'explained' : undefined,
  unreachable: (fact, period) => (isAnswered(fact, period) ? fact.isUnreachable === true : undefined),
  'quick-survey': (fact, period, { signals }) =>
    fact.surveySeconds !== undefined && isAnswered(fact, period)
      ? fact.surveySeconds < signals.quickAnswerSeconds
      : undefined,
  'one-address': flagJudge('many-from-one-address'),
  'own-network': flagJudge('own-network'),
};

/** Of answers to our own survey, by a method that knows of flags. */
function flagJudge(flag: RatingFlag): Judge {
  return (fact, period, { excludedFlags }) =>
    excludedFlags !== undefined && fact.surveySeconds !== undefined && isAnswered(fact, period)
      ? fact.flags?.includes(flag) === true
      : undefined;
}

/** Signals whose numbers tell how many answers to the survey a body has. */
export const surveySignals: readonly SignalId[] = ['quick-survey', 'one-address', 'own-network'];

/** Whose doing it is: a late forwarding is that of the body that handed the cycle on. */
export function bodyOfSignal(id: SignalId, fact: RatingFact): string | undefined {
  return id === 'forwarded-late' ? fact.forwardedBy : fact.body;
}

/** A body's share of a signal against its league. */
export interface BodySignal extends Share {
  readonly body: string;
  /** The upper funnel limit for a body of this size. */
  readonly limit: number;
  readonly isFlagged: boolean;
}

export interface Signal {
  readonly id: SignalId;
  /** Σs / Σn of the league. */
  readonly mean: number;
  /** Of the bodies' shares. */
  readonly median: number;
  /** Bodies that have such cycles, in the order of their ids. */
  readonly bodies: readonly BodySignal[];
}

/**
 * Sets each body's share beside the league's and flags those above the funnel limit of the method's confidence. A signal
 * that nobody's cycles can show is left out.
 */
export function leagueSignals(
  bodies: readonly { readonly body: string; readonly signals: BySignal<Share> }[],
  confidence: number,
): Signal[] {
  return signalIds.flatMap((id) => {
    const counted = bodies.flatMap(({ body, signals }) => (signals[id].n > 0 ? [{ body, ...signals[id] }] : []));
    if (counted.length === 0) return [];
    const total = counted.reduce((sum, { n }) => sum + n, 0);
    const mean = counted.reduce((sum, { s }) => sum + s, 0) / total;
    return [
      {
        id,
        mean,
        median: medianOf(counted.map(({ n, s }) => s / n)),
        bodies: counted.map(({ body, n, s }) => {
          const limit = funnelLimit(n, mean, confidence);
          return { body, n, s, limit, isFlagged: s / n > limit };
        }),
      },
    ];
  });
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}
