import { type AppealEvent, parseEvent } from '#events/event.ts';
import { type Draw, drawFrom } from '#infra/local/demonstration/draw.ts';
import { canary } from '#test/support/canary.ts';

/** Made-up events of one appeal, as its platform would post them. */
export interface MadeUpHistory {
  readonly externalId: string;
  readonly events: readonly AppealEvent[];
}

const hourMs = 3_600_000;
const agencies = ['mun-usinsk', 'mun-inta', 'min-health'] as const;
const complaints = ['Течёт крыша', 'Яма на дороге у школы', 'Не вывозят мусор', 'Холодные батареи'] as const;

const places = ['usinsk', 'inta'] as const;
/** In the source's own words, and in those of the catalogue: then the table of routes is asked. */
const labels = [
  { sector: 'Свои слова', category: 'Течёт крыша' },
  { sector: 'roads', category: 'potholes' },
  { sector: 'housing', category: 'heating' },
] as const;

type Step = (draw: Draw, at: number) => { type: string; data: object };

const answered: Step = (draw) => ({
  type: 'appeal.answered',
  data: {
    agency: draw.pick(agencies),
    text: `Сделано. ${canary.words}`,
    resolution: draw.pick(['resolved', 'explained']),
  },
});

/** Any fact may follow any other: what the transition table forbids has to survive faults too. */
const steps: readonly Step[] = [
  answered,
  answered,
  answered,
  () => ({ type: 'appeal.registered', data: {} }),
  (draw) => ({ type: 'appeal.assigned', data: { agency: draw.pick(agencies) } }),
  (draw) => ({ type: 'appeal.forwarded', data: { to: draw.pick(agencies) } }),
  (draw) => ({
    type: 'appeal.classified',
    data: { ...draw.pick(labels), by: draw.pick(['source', 'operator']) },
  }),
  (draw) => ({
    type: 'appeal.located',
    data: { municipality: draw.pick(places), by: draw.pick(['source', 'operator']) },
  }),
  (_random, at) => ({
    type: 'appeal.extended',
    data: { until: iso(at + 240 * hourMs), noticeSentAt: iso(at), reason: 'Нужна экспертиза' },
  }),
  (draw) => ({ type: 'appeal.interim-answered', data: { agency: draw.pick(agencies), text: 'Бригада выехала' } }),
  (draw) => ({ type: 'appeal.rated', data: { satisfied: draw.chance(0.5), by: 'source' } }),
  () => ({ type: 'appeal.resubmitted', data: { text: `Ничего не сделано. ${canary.words}` } }),
  () => ({ type: 'appeal.reopened', data: { reason: 'Ответ не по существу' } }),
  (draw) => ({ type: 'appeal.closed', data: { outcome: draw.pick(['silent', 'satisfied', 'withdrawn']) } }),
  () => ({ type: 'appeal.noted', data: { text: 'Звонили в управу' } }),
  () => ({ type: 'appeal.photographed', data: { height: 3 } }),
];

/** Histories of the ten days before `now`, three to twelve facts each, some of the same instant; one seed, one set of numbers. */
export function recentHistories(seed: number, count: number, now: number): MadeUpHistory[] {
  const draw = drawFrom(seed);
  return Array.from({ length: count }, (_, number) => {
    const externalId = `${seed}-${number}`;
    let at = now - 230 * hourMs - draw.int(0, hourMs);
    const facts = Array.from({ length: draw.int(2, 11) }, () => {
      at += draw.chance(0.2) ? 0 : draw.int(0, 20 * hourMs);
      return { at, ...draw.pick(steps)(draw, at) };
    });
    // Without contacts: whoever can be told from others is not asked about every cycle.
    const author = { kind: 'citizen', name: canary.name };
    const text = `${draw.pick(complaints)}. ${canary.words}`;
    const place = draw.chance(0.5) ? { municipality: draw.pick(places), owner: draw.pick(['state', 'municipal']) } : {};
    const data = { text, kind: 'message', channel: 'portal', author, ...place };
    const submitted = { at: now - 232 * hourMs, type: 'appeal.submitted', data };
    const events = [submitted, ...facts].map((fact, sequence) =>
      eventOf({
        type: fact.type,
        timestamp: iso(fact.at),
        data: { eventId: `${externalId}-${sequence}`, externalId, sequence, ...fact.data },
      }),
    );
    return { externalId, events };
  });
}

function eventOf(input: object): AppealEvent {
  const parsed = parseEvent(input);
  if (!parsed.success) throw parsed.error;
  return parsed.data;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
