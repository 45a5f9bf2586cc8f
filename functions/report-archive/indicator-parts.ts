import { type ByIndicator, type IndicatorId, indicatorIds } from '#shared/domain/ratings/method.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { isHidden } from './shown-share.ts';
import texts from './texts/common.ru.json' with { type: 'json' };

interface Part {
  readonly label: string;
  readonly value: number;
}

/**
 * Points by indicator with their names. Where satisfaction is hidden its points stand together with those of `speed`:
 * beside the sum they would say what is hidden.
 */
export function indicatorParts(row: SnapshotRow, points: ByIndicator<number>): Part[] {
  const one = (id: IndicatorId): Part => ({ label: texts.indicators[id], value: points[id] });
  if (!isHidden(row, 'satisfaction')) return indicatorIds.map(one);
  const together = { label: texts.hidden.speedAndSatisfaction, value: points.speed + points.satisfaction };
  return [one('timeliness'), one('resolution'), together];
}
