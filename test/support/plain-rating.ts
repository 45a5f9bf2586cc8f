import type { CycleRecord } from '#shared/domain/ratings/fact.ts';

/*
 * The sample method once more, written from rating-method.md alone and importing nothing of the code under test,
 * so that the two can disagree. October 2026 on the Moscow clock.
 */

const from = Date.UTC(2026, 8, 30, 21);
const to = Date.UTC(2026, 9, 31, 21);
const cutOff = Date.UTC(2026, 10, 10, 21);
const within = (at: number) => at >= from && at < to;
const weights = { timeliness: 0.35, speed: 0.15, resolution: 0.2, satisfaction: 0.3 };
const codes = ['timeliness', 'speed', 'resolution', 'satisfaction'] as const;
type Code = (typeof codes)[number];

interface Body {
  readonly id: string;
  cycles: number;
  due: number;
  readonly n: Record<Code, number>;
  readonly s: Record<Code, number>;
}

/** Places and scores of the ranked bodies in the order of the table, and the names of the others. */
export function plainRating(
  records: readonly CycleRecord[],
  listed: readonly string[],
  nameOf: (id: string) => string,
) {
  const bodies = new Map<string, Body>();
  for (const record of records) count(record, bodies);

  const scores: { id: string; score: number }[] = [];
  const others = listed.filter((id) => !bodies.has(id));
  for (const body of bodies.values()) {
    if (body.cycles < 2) {
      others.push(body.id);
      continue;
    }
    let score = 0;
    let weight = 0;
    for (const code of codes) {
      const prior = priorOf([...bodies.values()], code);
      if (!prior) continue;
      weight += weights[code];
      score += (weights[code] * (body.s[code] + prior.kappa * prior.mu)) / (body.n[code] + prior.kappa);
    }
    scores.push({ id: body.id, score: (100 * score) / weight });
  }
  const shown = (score: number) => Number(score.toFixed(2));
  const table = scores
    .map(({ id, score }) => ({
      body: id,
      score,
      place: 1 + scores.filter((other) => shown(other.score) > shown(score)).length,
    }))
    .sort((a, b) => a.place - b.place || (nameOf(a.body) < nameOf(b.body) ? -1 : 1));
  return { table, notRanked: others.map(nameOf).sort(), counted: bodies };
}

function count(record: CycleRecord, bodies: Map<string, Body>): void {
  const answeredAt = record.answeredAt !== undefined && record.answeredAt < cutOff ? record.answeredAt : undefined;
  const isDue = within(record.dueAt);
  const isAnswered = answeredAt !== undefined && within(answeredAt);
  const id = answeredAt === undefined ? record.responsibleAtDue : record.answeredBy;
  if (id === undefined || !(isDue || isAnswered)) return;

  const zeros = { timeliness: 0, speed: 0, resolution: 0, satisfaction: 0 };
  const body = bodies.get(id) ?? { id, cycles: 0, due: 0, n: { ...zeros }, s: { ...zeros } };
  bodies.set(id, body);
  const judge = (code: Code, success: boolean) => {
    body.n[code] += 1;
    if (success) body.s[code] += 1;
  };
  body.cycles += 1;
  if (isDue) {
    body.due += 1;
    judge('timeliness', answeredAt !== undefined && answeredAt <= record.dueAt);
  }
  if (!isAnswered) return;
  judge('speed', 2 * (answeredAt - record.clockStart) <= record.dueAt - record.clockStart);
  judge('resolution', !(record.returnedAt !== undefined && record.returnedAt < cutOff));
  let opinion: boolean | undefined;
  for (const by of ['source', 'survey']) {
    for (const rating of record.ratings) if (rating.by === by && rating.at < cutOff) opinion = rating.satisfied;
  }
  if (opinion !== undefined) judge('satisfaction', opinion);
}

function priorOf(bodies: readonly Body[], code: Code): { mu: number; kappa: number } | undefined {
  let [k, n, s, squares] = [0, 0, 0, 0];
  for (const body of bodies) {
    if (body.n[code] === 0) continue;
    k += 1;
    n += body.n[code];
    s += body.s[code];
    squares += body.n[code] ** 2;
  }
  if (n === 0) return undefined;
  const mu = s / n;
  let spread = 0;
  for (const body of bodies) {
    if (body.n[code] > 0) spread += body.n[code] * (body.s[code] / body.n[code] - mu) ** 2;
  }
  const denominator = n - squares / n - (k - 1);
  if (denominator <= 0 || mu === 0 || mu === 1) return { mu, kappa: 200 };
  const tau2 = (spread - (k - 1) * mu * (1 - mu)) / denominator;
  if (tau2 <= 0) return { mu, kappa: 200 };
  return { mu, kappa: Math.min(200, Math.max(5, (mu * (1 - mu)) / tau2 - 1)) };
}
