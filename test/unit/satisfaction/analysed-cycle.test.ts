import { describe, expect, it } from 'vitest';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { analysedCycle } from '#shared/domain/satisfaction/analysed-cycle.ts';
import type { Invitation } from '#shared/domain/surveys/invitation.ts';
import { aCycleRecord } from '#test/support/a-cycle-record.ts';
import { termRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';

const october = periodOf('2026-10', termRules.zone, 10);
const answeredAt = moscow('2026-10-20');
const { appealId, cycle } = aCycleRecord();

function ofRecord(unusual: Partial<CycleRecord>, invitation?: Partial<Invitation>) {
  const record = aCycleRecord({ answeredAt, answeredBy: 'mun-inta', ...unusual });
  return analysedCycle(
    record,
    invitation && { appealId, cycle, at: moscow('2026-10-20T12:00'), ...invitation },
    october,
  );
}

const bySurvey = { satisfied: true, by: 'survey', mark: 4, resolved: 'yes' } as const;

describe('a cycle of the analysis', () => {
  it.each([
    ['the first instant of the month', october.from, true],
    ['the millisecond before', october.from - 1, false],
    ['the last millisecond', october.to - 1, true],
    ['the first instant of the next', october.to, false],
    ['nobody', undefined, false],
  ])('was answered by %s', (_, at, counts) => {
    expect(ofRecord({ answeredAt: at }) !== undefined).toBe(counts);
  });

  it.each([
    ['nothing is known of an invitation', {}, undefined, 'not-asked'],
    ['no way to the citizen is known', { isUnreachable: true as const }, undefined, 'unreachable'],
    ['the invitation is on its way', {}, {}, 'not-asked'],
    ['it was delivered', {}, { outcome: 'delivered' as const }, 'asked'],
    ['it was delivered after the cut-off', {}, { outcome: 'delivered' as const, at: october.cutOff }, 'not-asked'],
    ['no channel reached them', {}, { outcome: 'unreachable' as const }, 'unreachable'],
    ['they wish not to be asked', {}, { outcome: 'opted-out' as const }, 'opted-out'],
    ['they were asked lately', {}, { outcome: 'too-often' as const }, 'too-often'],
    ['they have answered', { ratings: [{ ...bySurvey, at: answeredAt + 1 }] }, undefined, 'asked'],
  ])('where %s', (_, record, invitation, asking) => {
    expect(ofRecord(record, invitation)?.asking).toBe(asking);
  });

  it('takes our own survey alone, the latest answer before the cut-off', () => {
    const ratings: CycleRecord['ratings'] = [
      { ...bySurvey, at: answeredAt + 1, mark: 2 },
      {
        ...bySurvey,
        at: answeredAt + 2,
        mark: 3,
        resolved: 'no',
        reasons: ['rude', 'late', 'rude'],
        flags: ['own-network'],
      },
      { satisfied: true, by: 'source', mark: 5, at: answeredAt + 3 },
      { ...bySurvey, at: october.cutOff },
    ];
    expect(ofRecord({ ratings })?.answer).toEqual({
      ...{ mark: 3, resolved: 'no', reasons: ['late', 'rude'], flags: ['own-network'] },
    });
    expect(ofRecord({ ratings: ratings.slice(2) })?.answer).toBeUndefined();
  });
});
