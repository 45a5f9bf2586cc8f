import { type ByIndicator, type IndicatorId, indicatorIds } from '#shared/domain/ratings/method.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import texts from './texts/common.ru.json' with { type: 'json' };

interface Part {
  readonly label: string;
  readonly value: number;
}

/** Points by indicator with their names; those of `together` are one sum, by the name that goes with it. */
export function indicatorParts(points: ByIndicator<number>, together: readonly IndicatorId[]): Part[] {
  const alone = indicatorIds.filter((id) => !together.includes(id));
  const parts = alone.map((id): Part => ({ label: names.indicators[id], value: points[id] }));
  if (together.length === 0) return parts;
  return [...parts, { label: texts.hidden.speedAndSatisfaction, value: sum(together.map((id) => points[id])) }];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
