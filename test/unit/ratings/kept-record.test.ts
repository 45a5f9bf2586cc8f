import { expect, it } from 'vitest';
import { cycleRecordIn, keptRecord } from '#shared/persistence/cycle-record-schema.ts';
import { aCycleRecord } from '#test/support/a-cycle-record.ts';

const record = aCycleRecord({ answeredBy: 'mun-inta', ratings: [{ at: 1, satisfied: true, by: 'survey', mark: 5 }] });

it('a record comes back from its item as it was', () => {
  expect(cycleRecordIn({ pk: record.appealId, fact: keptRecord(record) })).toEqual(record);
  expect(keptRecord(record)).not.toHaveProperty('appealId');
});

it('an item of an earlier release, whose record names its appeal, is read too', () => {
  expect(cycleRecordIn({ pk: record.appealId, fact: { ...record }, kind: 'message', category: 'roof' })).toEqual(
    record,
  );
});
