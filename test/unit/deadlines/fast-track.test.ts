import { expect, it } from 'vitest';
import { termOf } from '#shared/domain/deadlines/term.ts';
import { policies, policy, termRules } from '#test/support/komi.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

const fiveDays = { count: 5, unit: 'working-days' } as const;

/* Without and with accelerated solution, and with a term of the category's own beside it; received on a Monday. */
const terms: readonly (readonly [string, string, string, string])[] = [
  ['appeal-59fz', '2026-11-06', '2026-11-06', '2026-11-06'],
  ['message-platform', '2026-11-05', '2026-10-16', '2026-10-16'],
  ['message-portal', '2026-10-21', '2026-10-21', '2026-10-14'],
  ['message-social', '2026-10-14', '2026-10-14', '2026-10-14'],
];

it('every policy says what a topic of accelerated solution is due', () => {
  expect(terms.map(([id]) => id)).toEqual(policies.map(({ id }) => id));
});

it.each(terms)('%s: %s, accelerated %s, by the term of its category %s', (id, usual, accelerated, own) => {
  const request = { policy: policy(id), startedAt: moscow('2026-10-05T10:00'), facts: [] };
  const due = [{}, { isFastTrack: true }, { isFastTrack: true, categoryTerm: fiveDays }].map(
    (topic) => termOf({ ...request, ...topic }, termRules).dueAt,
  );
  expect(due).toEqual([usual, accelerated, own].map(endOf));
});
