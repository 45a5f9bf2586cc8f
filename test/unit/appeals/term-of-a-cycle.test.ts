import { describe, expect, it } from 'vitest';
import { fold } from '#shared/domain/appeals/fold.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

const portal: Step = ['submitted', '2026-10-05'];
const social: Step = ['submitted', '2026-10-05', { channel: 'social' }];
const appeal: Step = ['submitted', '2026-10-05', { kind: 'appeal', channel: 'paper' }];
const registered: Step = ['registered', '2026-10-05T10:00'];
const until = (day: string) => ({ until: moscow(day), noticeSentAt: moscow('2026-10-06') });

describe('the term of a cycle is computed with the facts of its history', () => {
  it.each<[string, Step[], { dueAt: string; firstDueAt?: string; faults?: string[]; reaction?: string }]>([
    ['an appeal', [appeal, registered], { dueAt: '2026-11-03' }],
    [
      'an appeal forwarded in time and registered there',
      [appeal, registered, ['forwarded', '2026-10-06'], ['registered', '2026-10-07']],
      { dueAt: '2026-11-06' },
    ],
    ['an appeal forwarded too late', [appeal, registered, ['forwarded', '2026-10-13']], { dueAt: '2026-11-03' }],
    [
      'an appeal forwarded after its answer',
      [appeal, registered, ['answered', '2026-10-06'], ['forwarded', '2026-10-07']],
      { dueAt: '2026-11-03', reaction: '2026-10-06' },
    ],
    [
      'an appeal prolonged',
      [appeal, registered, ['extended', '2026-10-06', until('2026-11-20')]],
      { dueAt: '2026-11-20', firstDueAt: '2026-11-03' },
    ],
    [
      'an appeal prolonged without notice',
      [appeal, registered, ['extended', '2026-10-06', { until: moscow('2026-11-20') }]],
      { dueAt: '2026-11-03', faults: ['without-notice'] },
    ],
    ['a message forwarded', [portal, registered, ['forwarded', '2026-10-06']], { dueAt: '2026-10-19' }],
    [
      'a message with an interim answer',
      [portal, registered, ['interim-answered', '2026-10-06']],
      { dueAt: '2026-10-19', reaction: '2026-10-06' },
    ],
    [
      'a message in a social network with an interim answer',
      [social, ['interim-answered', '2026-10-07']],
      { dueAt: '2026-10-16', reaction: '2026-10-07' },
    ],
    [
      'a message in a social network with an interim answer after the final one',
      [social, ['answered', '2026-10-06'], ['interim-answered', '2026-10-07']],
      { dueAt: '2026-10-14', reaction: '2026-10-06' },
    ],
  ])('%s', (_, steps, { dueAt, firstDueAt = dueAt, faults = [], reaction }) => {
    const [cycle] = fold(aHistory(...steps), foldRules).cycles;
    expect(cycle).toMatchObject({ dueAt: endOf(dueAt), firstDueAt: endOf(firstDueAt), extensionFaults: faults });
    expect(cycle?.firstAnswerAt).toBe(reaction && moscow(reaction));
  });
});
