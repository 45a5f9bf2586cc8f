import type { RatingFact } from './fact.ts';
import type { IndicatorId, RatingMethod } from './method.ts';
import type { Period } from './period.ts';

/** A share of successes `s` among `n`. */
export interface Share {
  readonly n: number;
  readonly s: number;
}

type Shares = Readonly<Record<IndicatorId, Share>>;

/** What one body did in a period. */
export interface Tally {
  readonly body: string;
  /** Cycles due in the period. */
  readonly due: number;
  /** Cycles due or answered in the period. */
  readonly cycles: number;
  readonly shares: Shares;
}

/** Whether a cycle is a success of an indicator; undefined when the indicator does not count it. */
type Judge = (fact: RatingFact, period: Period, method: RatingMethod) => boolean | undefined;

const isDue = (fact: RatingFact, { from, to }: Period) => fact.dueAt >= from && fact.dueAt < to;
const isAnswered = ({ answeredAt }: RatingFact, { from, to }: Period) =>
  answeredAt !== undefined && answeredAt >= from && answeredAt < to;

/** The indicators of the rating method, «What is counted». */
const judges: Record<IndicatorId, Judge> = {
  timeliness: (fact, period) =>
    isDue(fact, period) ? fact.answeredAt !== undefined && fact.answeredAt <= fact.dueAt : undefined,
  speed: (fact, period, { speedShare }) =>
    fact.answeredAt !== undefined && isAnswered(fact, period)
      ? fact.answeredAt - fact.clockStart <= speedShare * (fact.dueAt - fact.clockStart)
      : undefined,
  resolution: (fact, period) => (isAnswered(fact, period) ? fact.returnedAt === undefined : undefined),
  satisfaction: (fact, period) => (isAnswered(fact, period) ? fact.satisfied : undefined),
};

/** Whether the fact belongs to the period at all: due or answered in it. */
export function concerns(fact: RatingFact, period: Period): boolean {
  return isDue(fact, period) || isAnswered(fact, period);
}

/** Counts each body's shares; bodies in the order of their names' code points. Cycles of nobody are left out. */
export function tallyBodies(facts: readonly RatingFact[], period: Period, method: RatingMethod): Tally[] {
  const bodies = new Map<string, RatingFact[]>();
  for (const fact of facts) {
    if (fact.body === undefined || !concerns(fact, period)) continue;
    const own = bodies.get(fact.body);
    if (own) own.push(fact);
    else bodies.set(fact.body, [fact]);
  }
  return [...bodies]
    .map(([body, own]) => tally(body, own, period, method))
    .sort((a, b) => (a.body < b.body ? -1 : Number(a.body > b.body)));
}

function tally(body: string, facts: readonly RatingFact[], period: Period, method: RatingMethod): Tally {
  const share = (id: IndicatorId): Share => {
    const judged = facts.map((fact) => judges[id](fact, period, method)).filter((judgement) => judgement !== undefined);
    return { n: judged.length, s: judged.filter(Boolean).length };
  };
  const [timeliness, speed, resolution, satisfaction] = [
    share('timeliness'),
    share('speed'),
    share('resolution'),
    share('satisfaction'),
  ];
  return {
    body,
    due: timeliness.n,
    cycles: facts.length,
    shares: { timeliness, speed, resolution, satisfaction },
  };
}
