import type { Instant } from '#shared/domain/appeals/fact.ts';
import { type TermFact, termOf } from '#shared/domain/deadlines/term.ts';
import { dayMs, hourMs } from '#shared/domain/deadlines/time-zone.ts';
import { region } from '#shared/region/region.ts';
import { tellAnswer } from './answer.ts';
import { demonstration, replies } from './data.ts';
import { type Story, spokenDay, stamp, unnumbered } from './story.ts';

/** How far answers scatter around the body's tempo. */
const spread = 0.55;

/** Tells a cycle from its start; the answer is the start of the next one, if the citizen comes back. */
export function tellCycle(story: Story, number: number, startedAt: Instant): Instant | undefined {
  const { draw, policy, temperament, category, office } = story;
  const facts: TermFact[] = [];
  const acceptedAt = tellAcceptance(story, number, startedAt, facts);
  if (number === 1 && draw.chance(0.01)) {
    const at = acceptedAt + draw.int(1, 48) * hourMs;
    story.events.push({ type: 'appeal.closed', timestamp: stamp(at), data: { ...unnumbered, outcome: 'withdrawn' } });
    return undefined;
  }
  const heardAt = tellInterim(story, startedAt, acceptedAt, facts);
  const { clockStart, dueAt } = termOf(
    { policy, startedAt, facts, isFastTrack: category.fastTrack, categoryTerm: category.term },
    region.appealRules,
  );
  if (draw.chance(temperament.silent)) return undefined;

  const pace = draw.chance(temperament.lastMinute ?? 0)
    ? 0.91 + 0.08 * draw.share()
    : Math.min(temperament.tempo * draw.factor(spread), 2.5);
  const [from, to] = [office.workedAt(clockStart), office.workedAt(dueAt)];
  const extendedTo = pace > 0.8 ? tellExtension(story, office.instantAt(from + 0.7 * (to - from)), dueAt) : undefined;
  const wanted = extendedTo
    ? office.instantAt(to + (office.workedAt(extendedTo) - to) * (0.2 + 0.9 * draw.share()))
    : office.instantAt(from + pace * (to - from));
  const answeredAt = Math.max(wanted, office.after(Math.max(acceptedAt, heardAt), 0.5 + draw.share()));
  return tellAnswer(story, number, answeredAt, answeredAt > (extendedTo ?? dueAt));
}

/** Registration, assignment, and where the citizen had written to the wrong body, forwarding. */
function tellAcceptance(story: Story, number: number, startedAt: Instant, facts: TermFact[]): Instant {
  const { draw, policy, temperament, events, office, agency } = story;
  let at = office.after(startedAt, policy.registration ? (1 + 5 * temperament.tempo) * draw.factor(0.7) : draw.share());
  const register = () => {
    facts.push({ type: 'registered', at });
    events.push({ type: 'appeal.registered', timestamp: stamp(at), data: { ...unnumbered, registeredAt: stamp(at) } });
  };
  if (policy.registration) register();

  const wrong = number === 1 && draw.chance(0.08) ? wrongBody(story) : undefined;
  if (number === 1) {
    const timestamp = stamp(at + 60_000 * draw.int(1, 20));
    events.push({ type: 'appeal.assigned', timestamp, data: { ...unnumbered, agency: wrong ?? agency } });
  }
  if (wrong) {
    at = office.after(at, draw.chance(0.15) ? draw.int(30, 60) : draw.int(1, 14));
    facts.push({ type: 'forwarded', at });
    const data = { ...unnumbered, from: wrong, to: agency, reason: draw.pick(replies.forwarding) };
    events.push({ type: 'appeal.forwarded', timestamp: stamp(at), data: { ...data, noticeSent: draw.chance(0.8) } });
    if (policy.registration && policy.forwarding.restartsClock) {
      at = office.after(at, draw.int(2, 12));
      register();
    }
  }
  if (draw.chance(0.07)) {
    const data = { ...unnumbered, text: draw.pick(replies.notes), by: `operator-${draw.int(1, 9)}` };
    events.push({ type: 'appeal.noted', timestamp: stamp(office.after(at, draw.int(1, 10))), data });
  }
  return at;
}

/** People write to the ministry about what the municipality does, and the other way round. */
function wrongBody({ body, sector, municipality }: Story): string | undefined {
  return body.startsWith('mun-') ? demonstration.ministries[sector] : `mun-${municipality}`;
}

/** Usual in social networks, where the first answer is due within hours. */
function tellInterim(story: Story, startedAt: Instant, acceptedAt: Instant, facts: TermFact[]): Instant {
  const { draw, channel, temperament, events, office, agency, words } = story;
  const isSocial = channel === 'social' || channel === 'messenger';
  if (!draw.chance(isSocial ? 0.85 : 0.06)) return acceptedAt;
  const hours = (isSocial ? 9 : 25) * temperament.tempo * draw.factor(0.6);
  const at = Math.max(office.after(startedAt, hours), office.after(acceptedAt, 0.2));
  facts.push({ type: 'interim', at });
  const promised = at + draw.int(3, 7) * dayMs;
  const text = words.fill(draw.pick(replies.interim), { day: spokenDay(promised) });
  const promise = draw.chance(0.4) ? { promisedBy: stamp(promised).slice(0, 10) } : {};
  events.push({
    type: 'appeal.interim-answered',
    timestamp: stamp(at),
    data: { ...unnumbered, agency, text, ...promise },
  });
  return at;
}

/** A prolongation, sometimes without the notice that it needs; the answer is its end where it is valid. */
function tellExtension({ draw, policy, events }: Story, at: Instant, dueAt: Instant): Instant | undefined {
  if (!policy.extension || !draw.chance(0.3)) return undefined;
  const until = dueAt + draw.int(7, 30) * dayMs;
  const hasNotice = draw.chance(0.85);
  const notice = hasNotice ? { noticeSentAt: stamp(at) } : {};
  const reason = draw.pick(replies.extension);
  const data = { ...unnumbered, until: stamp(until), reason, ...notice };
  events.push({ type: 'appeal.extended', timestamp: stamp(at), data });
  return hasNotice ? until : undefined;
}
