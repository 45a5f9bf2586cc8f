import { describe, expect, it } from 'vitest';
import { fold } from '#shared/domain/appeals/fold.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

const submitted: Step = ['submitted', '2026-10-05T09:00'];
const appealOf = (...steps: readonly Step[]) => fold(aHistory(...steps), foldRules);
const cyclesOf = (...steps: readonly Step[]) => appealOf(...steps).cycles;

describe('the first cycle', () => {
  it('starts with the submission', () => {
    expect(cyclesOf(submitted)).toEqual([
      {
        number: 1,
        startedAt: moscow('2026-10-05T09:00'),
        responsible: [],
        ratings: [],
        state: 'open',
        policy: 'message-portal',
        clockStart: endOf('2026-10-07'),
        dueAt: endOf('2026-10-21'),
        firstDueAt: endOf('2026-10-21'),
        registration: { dueAt: endOf('2026-10-07') },
        forwardingDueAt: endOf('2026-10-12'),
        calendarIncomplete: false,
        extensionFaults: [],
        sector: 'other',
        category: 'other',
        municipality: undefined,
      },
    ]);
  });

  it('holds what happened to it', () => {
    expect(
      cyclesOf(
        ['submitted', '2026-10-05T09:00', { agency: 'min-housing' }],
        ['registered', '2026-10-05T12:00'],
        ['assigned', '2026-10-06', { agency: 'mun-usinsk' }],
        ['interim-answered', '2026-10-07'],
        ['extended', '2026-10-08', { until: moscow('2026-11-01'), noticeSentAt: moscow('2026-10-08') }],
        ['answered', '2026-10-09', { agency: 'mun-inta', resolution: 'explained' }],
        ['rated', '2026-10-10', { mark: 4, resolved: 'partly', by: 'survey' }],
        ['closed', '2026-10-11', { outcome: 'satisfied' }],
      ),
    ).toMatchObject([
      {
        registeredAt: moscow('2026-10-05T12:00'),
        responsible: [
          { agency: 'min-housing', since: moscow('2026-10-05T09:00') },
          { agency: 'mun-usinsk', since: moscow('2026-10-06') },
        ],
        firstAnswerAt: moscow('2026-10-07'),
        answeredAt: moscow('2026-10-09'),
        answeredBy: 'mun-inta',
        resolution: 'explained',
        ratings: [{ at: moscow('2026-10-10'), satisfied: true, by: 'survey', resolved: 'partly' }],
        closedAt: moscow('2026-10-11'),
        outcome: 'satisfied',
        state: 'closed',
        clockStart: moscow('2026-10-05T12:00'),
        dueAt: endOf('2026-11-01'),
        firstDueAt: endOf('2026-10-19'),
      },
    ]);
  });

  it('keeps its first registration, and the time that the body itself gives', () => {
    const [cycle] = cyclesOf(
      submitted,
      ['registered', '2026-10-07', { registeredAt: moscow('2026-10-06T10:00') }],
      ['registered', '2026-10-07T12:00', { registeredAt: moscow('2026-10-05T10:00') }],
    );
    expect(cycle).toMatchObject({ registeredAt: moscow('2026-10-06T10:00'), clockStart: moscow('2026-10-06T10:00') });
  });

  it('keeps its first final answer: later ones are supplements', () => {
    const [cycle] = cyclesOf(
      submitted,
      ['answered', '2026-10-06', { agency: 'mun-usinsk', resolution: 'explained' }],
      ['answered', '2026-10-07', { agency: 'mun-inta', resolution: 'resolved' }],
      ['closed', '2026-10-08'],
      ['answered', '2026-10-09', { agency: 'mun-inta', resolution: 'declined' }],
    );
    expect(cycle).toMatchObject({
      answeredAt: moscow('2026-10-06'),
      answeredBy: 'mun-usinsk',
      resolution: 'explained',
      state: 'closed',
    });
  });

  it('has its final answer as the first reaction when there was no interim one', () => {
    expect(cyclesOf(submitted, ['answered', '2026-10-06'])).toMatchObject([
      { firstAnswerAt: moscow('2026-10-06'), answeredAt: moscow('2026-10-06'), state: 'answered' },
    ]);
  });

  it('keeps the first of several interim answers, and is still open', () => {
    const [cycle] = cyclesOf(submitted, ['interim-answered', '2026-10-06'], ['interim-answered', '2026-10-07']);
    expect(cycle).toMatchObject({ firstAnswerAt: moscow('2026-10-06'), state: 'open' });
    expect(cycle?.answeredAt).toBeUndefined();
  });

  it('names a body once while it stays responsible', () => {
    const [cycle] = cyclesOf(
      ['submitted', '2026-10-05T09:00', { agency: 'mun-usinsk' }],
      ['assigned', '2026-10-05T10:00', { agency: 'mun-usinsk' }],
      ['forwarded', '2026-10-06', { from: 'mun-usinsk', to: 'mun-inta' }],
      ['assigned', '2026-10-07', { agency: 'mun-inta' }],
      ['forwarded', '2026-10-08', { to: 'mun-usinsk' }],
    );
    expect(cycle?.responsible).toEqual([
      { agency: 'mun-usinsk', since: moscow('2026-10-05T09:00') },
      { agency: 'mun-inta', since: moscow('2026-10-06') },
      { agency: 'mun-usinsk', since: moscow('2026-10-08') },
    ]);
  });

  it('is not moved by what comes after its answer', () => {
    const answered = cyclesOf(submitted, ['answered', '2026-10-06T09:00']);
    const late = cyclesOf(submitted, ['answered', '2026-10-06T09:00'], ['registered', '2026-10-06T10:00']);
    expect(late).toMatchObject([{ registeredAt: moscow('2026-10-06T10:00'), dueAt: answered[0]?.dueAt }]);
  });
});

describe('the next cycle', () => {
  it.each(['resubmitted', 'reopened'] as const)('starts when it is %s, and ends the one before', (name) => {
    const cycles = cyclesOf(
      submitted,
      ['answered', '2026-10-06'],
      ['closed', '2026-10-07'],
      [name, '2026-10-08T10:00'],
    );
    expect(cycles).toMatchObject([
      { number: 1, state: 'closed', returnedAt: moscow('2026-10-08T10:00') },
      { number: 2, state: 'open', startedAt: moscow('2026-10-08T10:00'), ratings: [], dueAt: endOf('2026-10-26') },
    ]);
    expect(cycles[1]?.returnedAt).toBeUndefined();
    expect(cycles[1]?.answeredAt).toBeUndefined();
  });

  it('starts without an answer too', () => {
    expect(cyclesOf(submitted, ['resubmitted', '2026-10-06'], ['resubmitted', '2026-10-07'])).toMatchObject([
      { number: 1, state: 'open', returnedAt: moscow('2026-10-06') },
      { number: 2, state: 'open', returnedAt: moscow('2026-10-07') },
      { number: 3, state: 'open' },
    ]);
  });

  it('carries over the body that was responsible last', () => {
    const [, second, third] = cyclesOf(
      submitted,
      ['assigned', '2026-10-05T10:00', { agency: 'mun-usinsk' }],
      ['forwarded', '2026-10-06', { to: 'mun-inta' }],
      ['resubmitted', '2026-10-07'],
      ['reopened', '2026-10-08'],
      ['assigned', '2026-10-09', { agency: 'mun-usinsk' }],
    );
    expect(second?.responsible).toEqual([{ agency: 'mun-inta', since: moscow('2026-10-07') }]);
    expect(third?.responsible).toEqual([
      { agency: 'mun-inta', since: moscow('2026-10-08') },
      { agency: 'mun-usinsk', since: moscow('2026-10-09') },
    ]);
  });

  it('has its own registration, answers, term and prolongations', () => {
    const cycles = cyclesOf(
      submitted,
      ['registered', '2026-10-05T10:00'],
      ['extended', '2026-10-05T11:00', { until: moscow('2026-12-01'), noticeSentAt: moscow('2026-10-05T11:00') }],
      ['answered', '2026-10-06', { agency: 'mun-usinsk' }],
      ['resubmitted', '2026-10-07'],
      ['registered', '2026-10-08'],
      ['answered', '2026-10-09', { agency: 'mun-inta' }],
    );
    expect(cycles).toMatchObject([
      { answeredBy: 'mun-usinsk', registeredAt: moscow('2026-10-05T10:00'), dueAt: endOf('2026-12-01') },
      { answeredBy: 'mun-inta', registeredAt: moscow('2026-10-08'), dueAt: endOf('2026-10-22') },
    ]);
  });
});
