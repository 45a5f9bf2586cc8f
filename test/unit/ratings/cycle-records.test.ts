import { describe, expect, it } from 'vitest';
import { fold } from '#shared/domain/appeals/fold.ts';
import { cycleRecords } from '#shared/domain/ratings/fact.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

const ids = { appealId: '7K2M04QX9ZTA', source: 'city-portal' };
const recordsOf = (...steps: readonly Step[]) => cycleRecords(ids, fold(aHistory(...steps), foldRules));

it('every cycle of an appeal has its record', () => {
  expect(
    recordsOf(
      ['submitted', '2026-10-05T09:00', { municipality: 'usinsk', agency: 'mun-usinsk' }],
      ['registered', '2026-10-05T12:00'],
      ['classified', '2026-10-05T12:00'],
      ['interim-answered', '2026-10-06'],
      ['answered', '2026-10-07', { agency: 'mun-inta' }],
      ['rated', '2026-10-08', { mark: 2, resolved: 'no', by: 'survey' }],
      ['resubmitted', '2026-10-09'],
    ),
  ).toEqual([
    {
      ...ids,
      cycle: 1,
      sector: 'housing',
      category: 'roof',
      municipality: 'usinsk',
      channel: 'portal',
      policy: 'message-portal',
      clockStart: moscow('2026-10-05T12:00'),
      dueAt: endOf('2026-10-19'),
      firstAnswerAt: moscow('2026-10-06'),
      answeredAt: moscow('2026-10-07'),
      resolution: 'resolved',
      answeredBy: 'mun-inta',
      responsibleAtDue: 'mun-usinsk',
      returnedAt: moscow('2026-10-09'),
      isUnreachable: true,
      ratings: [{ at: moscow('2026-10-08'), satisfied: false, by: 'survey', mark: 2, resolved: 'no' }],
    },
    {
      ...ids,
      cycle: 2,
      sector: 'housing',
      category: 'roof',
      municipality: 'usinsk',
      channel: 'portal',
      policy: 'message-portal',
      clockStart: endOf('2026-10-13'),
      dueAt: endOf('2026-10-27'),
      responsibleAtDue: 'mun-usinsk',
      isUnreachable: true,
      ratings: [],
    },
  ]);
});

it('an appeal without its submission has none', () => {
  expect(recordsOf(['answered', '2026-10-07'])).toEqual([]);
});

describe('the body responsible when the term ended', () => {
  // Due on 2026-10-21: never registered on a portal.
  const submitted: Step = ['submitted', '2026-10-05T09:00'];
  it.each<[string, Step[], string | undefined]>([
    ['nobody', [], undefined],
    ['who got it first', [['assigned', '2026-10-06', { agency: 'mun-usinsk' }]], 'mun-usinsk'],
    [
      'who got it last before',
      [
        ['assigned', '2026-10-06', { agency: 'mun-usinsk' }],
        ['forwarded', '2026-10-20', { to: 'mun-inta' }],
      ],
      'mun-inta',
    ],
    [
      'who got it at the last instant',
      [
        ['assigned', '2026-10-06', { agency: 'mun-usinsk' }],
        ['forwarded', '2026-10-21T23:59:59.999', { to: 'mun-inta' }],
      ],
      'mun-inta',
    ],
    [
      'not who got it a millisecond later',
      [
        ['assigned', '2026-10-06', { agency: 'mun-usinsk' }],
        ['forwarded', '2026-10-22', { to: 'mun-inta' }],
      ],
      'mun-usinsk',
    ],
    ['nobody, though it was assigned afterwards', [['assigned', '2026-10-22', { agency: 'mun-usinsk' }]], undefined],
  ])('is %s', (_, steps, body) => {
    expect(recordsOf(submitted, ...steps)).toMatchObject([{ dueAt: endOf('2026-10-21') }]);
    expect(recordsOf(submitted, ...steps)[0]?.responsibleAtDue).toBe(body);
  });
});
