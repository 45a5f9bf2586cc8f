import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { TermStep } from '#shared/domain/deadlines/term-step.ts';
import { isoDay, localDay, type TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import type { DayOff } from '#shared/domain/deadlines/working-calendar.ts';
import texts from './term-sentences.ru.json' with { type: 'json' };
import { counted, fill } from './wording.ts';

type StepOf<Rule extends TermStep['rule']> = Extract<TermStep, { rule: Rule }>;

/** How a term came about, a sentence for each step, in the region's days: for staff, and nothing of the citizen in it. */
export function termSentences(steps: readonly TermStep[], zone: TimeZone): string[] {
  return steps.map((step) => sentence(step, zone));
}

function sentence(step: TermStep, zone: TimeZone): string {
  const on = (at: Instant) => dateOf(isoDay(zone.dayOf(at)));
  switch (step.rule) {
    case 'registration':
      return fill(texts.registration, countedSlots(step, on));
    case 'registered':
      return fill(step.isLate ? texts.registeredLate : texts.registered, { at: on(step.at) });
    case 'first-answer': {
      const [from, until] = [step.from, step.until].map((at) => `${on(at)} ${timeOf(at, zone)}`);
      const count = counted(step.workingHours, texts.units['working-hours']);
      return fill(texts.firstAnswer[step.priority], {
        count,
        from: from ?? '',
        until: until ?? '',
        source: step.source,
      });
    }
    case 'final-answer':
      return finalAnswer(step, on);
    case 'last-day': {
      const isKept = step.notWorking !== 'as-is' && step.movedTo === undefined;
      return fill(texts.lastDay[isKept ? 'none-before' : step.notWorking], { source: step.source });
    }
    case 'forwarding':
      return fill(texts.forwarding[step.effect], { at: on(step.at), ...countedSlots(step, on) });
    case 'interim-answer':
      return fill(texts.interimAnswer[step.effect], { at: on(step.at) });
    case 'extension': {
      const slots = { at: on(step.at), until: on(step.until), source: step.source };
      if (!step.fault) return fill(texts.extended, slots);
      return fill(texts.notExtended, { ...slots, why: texts.faults[step.fault] });
    }
    case 'calendar-incomplete':
      return fill(texts.calendarIncomplete, { years: step.years.join(', ') });
    case 'due':
      return fill(texts.due, { at: on(step.at) });
  }
}

function finalAnswer(step: StepOf<'final-answer'>, on: (at: Instant) => string): string {
  const slots = {
    ...countedSlots(step, on),
    basis: texts.basis[step.basis],
    clock: fill(texts.clock[step.clock], { from: on(step.from) }),
    around: around(step.daysOff),
  };
  if (!step.lastDay) return fill(texts.finalAnswer, slots);
  const { counted: last, movedTo } = step.lastDay;
  const text = movedTo === undefined ? texts.finalAnswerOff : texts.finalAnswerMoved;
  return fill(text, { ...slots, day: dateOf(last.day), off: texts.off[last.why] });
}

function countedSlots(
  { count: { count, unit }, from, until, source }: StepOf<'registration' | 'forwarding' | 'final-answer'>,
  on: (at: Instant) => string,
) {
  return { count: counted(count, texts.units[unit]), from: on(from), until: on(until), source };
}

/** Days off that a calendar on the wall would not show: weekends go without saying. */
function around(daysOff: readonly DayOff[]): string {
  const days = daysOff.filter(({ why }) => why !== 'weekend').map(({ day }) => day);
  if (days.length === 0) return '';
  const ranges: { from: string; to: string }[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last && localDay(last.to) + 1 === localDay(day)) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  const shown = ranges.map(({ from, to }) => (from === to ? dateOf(from) : `${dateOf(from)}–${dateOf(to)}`));
  return fill(texts.around, { days: shown.join(', ') });
}

function dateOf(iso: string): string {
  return iso.split('-').reverse().join('.');
}

function timeOf(at: Instant, zone: TimeZone): string {
  return new Date(at + zone.offsetAt(at)).toISOString().slice(11, 16);
}
