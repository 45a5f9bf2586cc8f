import type { Work } from '#shared/domain/appeals/work.ts';
import { workAttributes } from '#shared/persistence/work-index.ts';
import { idOf } from './a-message.ts';

const dayMs = 86_400_000;

/** The work that an appeal is: open, due in ten days, of roads in Inta, on the table of its administration. */
export function someWork(externalId: string, now: number, change: Partial<Work> = {}): Work {
  const dueAt = change.dueAt ?? now + 10 * dayMs;
  return {
    appealId: idOf(externalId),
    source: 'pos',
    externalId,
    kind: 'message',
    channel: 'portal',
    sector: 'roads',
    category: 'potholes',
    municipality: 'inta',
    cycle: 1,
    state: 'open',
    startedAt: now - 10 * dayMs,
    dueAt,
    atRiskAt: dueAt - 2 * dayMs,
    overdueAt: dueAt + 1,
    overdueBadlyAt: dueAt + 40 * dayMs,
    body: 'mun-inta',
    anomalies: 0,
    ...change,
  };
}

/** The state of its appeal as far as lists go. */
export function workItem(work: Work, more: Record<string, unknown> = {}) {
  return { pk: work.appealId, sk: 'state', version: 1, ...workAttributes(work), ...more };
}
