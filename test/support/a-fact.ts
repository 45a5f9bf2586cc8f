import { type Fact, factSchemas } from '#shared/domain/appeals/fact.ts';
import type { FactData, FactType } from '#shared/domain/appeals/fact-data.ts';
import { moscow } from './moscow.ts';

const usual: FactData = {
  'appeal.submitted': { text: 'Течёт крыша', kind: 'message', channel: 'portal' },
  'appeal.registered': {},
  'appeal.assigned': { agency: 'mun-usinsk' },
  'appeal.forwarded': { to: 'mun-inta' },
  'appeal.classified': { sector: 'housing', category: 'roof', by: 'source' },
  'appeal.located': { municipality: 'usinsk', by: 'source' },
  'appeal.extended': { until: moscow('2026-12-01') },
  'appeal.interim-answered': { agency: 'mun-usinsk', text: 'Выехала бригада' },
  'appeal.answered': { agency: 'mun-usinsk', text: 'Крышу починили', resolution: 'resolved' },
  'appeal.rated': { mark: 5, by: 'survey' },
  'appeal.resubmitted': { text: 'Всё ещё течёт' },
  'appeal.reopened': { reason: 'Ответ не по существу' },
  'appeal.reopening-declined': { reason: 'Крыша не течёт' },
  'appeal.closed': { outcome: 'silent' },
  'appeal.noted': { text: 'Звонили в управу' },
};

export const factTypes = Object.keys(usual).filter((type): type is FactType => type in usual);

/** Ids beside the usual ones. */
export interface FactIds {
  readonly source?: string;
  readonly eventId?: string;
  readonly sequence?: number;
}

/** A fact at a time of the Moscow clock; whatever is not said is usual. */
export function aFact<T extends FactType>(
  type: T,
  at: string,
  data: Partial<FactData[T]> = {},
  ids: FactIds = {},
): Fact {
  return factSchemas[type].parse({
    source: 'city-portal',
    // As adapters do for sources without ids: the same words give the same id.
    eventId: [type, at, ...Object.values(data)].join(' '),
    occurredAt: moscow(at),
    type,
    ...ids,
    data: { ...usual[type], ...data },
  });
}
