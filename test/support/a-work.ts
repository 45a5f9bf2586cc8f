import type { Work } from '#shared/domain/appeals/work.ts';
import { warningTimes } from '#shared/domain/deadlines/warning.ts';
import { warningRules } from './komi.ts';

/** Work on an open appeal with a term of thirty days; whatever is not said is usual. */
export function aWork({ dueAt, ...about }: Partial<Work> & { readonly dueAt: number }): Work {
  const clockStart = dueAt - 30 * 86_400_000;
  return {
    ...{ appealId: '7K2M04QX9ZTA', source: 'pos', externalId: 'A-1', kind: 'message', channel: 'portal' },
    ...{ sector: 'roads', category: 'potholes', cycle: 1, state: 'open', startedAt: clockStart, anomalies: 0 },
    ...{ body: 'mun-usinsk', dueAt, ...warningTimes({ clockStart, dueAt }, warningRules) },
    ...about,
  };
}
