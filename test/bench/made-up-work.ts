import { drawFrom } from '#infra/local/demonstration/draw.ts';
import type { Work } from '#shared/domain/appeals/work.ts';
import { warningTimes } from '#shared/domain/deadlines/warning.ts';
import { region } from '#shared/region/region.ts';

const dayMs = 86_400_000;
/** A Tuesday at noon. */
export const workNow = Date.parse('2026-10-06T12:00:00+03:00');
const bodies = ['municipal', 'executive'] as const;

/**
 * Open appeals as a region might have them: terms of 10 to 33 days that end at midnight, one in eight overdue, bodies and
 * categories as they come.
 */
export function* madeUpWork(count: number): Generator<Work> {
  const draw = drawFrom(5);
  const all = bodies.flatMap((league) => region.directory.bodiesOf(league));
  const categories = region.catalogue.sectors.flatMap(({ id, categories: own }) =>
    own.map((one) => [id, one.id] as const),
  );
  for (let number = 0; number < count; number += 1) {
    const length = draw.int(10, 33);
    const age = draw.chance(0.125) ? draw.int(length + 1, length + 20) : draw.int(0, length);
    const startedAt = workNow - age * dayMs;
    const dueAt = region.timeZone.endOf(region.timeZone.dayOf(startedAt) + length);
    const [sector, category] = draw.pick(categories);
    yield {
      // The last character is as good as any: it is the shard.
      appealId:
        Math.imul(number, 0x9e3779b1).toString(16).replace('-', '').toUpperCase().padStart(11, '0') +
        shardOfNumber(number),
      ...{
        source: 'komi-demo',
        externalId: `DEMO-${String(number).padStart(8, '0')}`,
        kind: 'message',
        channel: 'portal',
      },
      ...{ sector, category, municipality: draw.pick(region.municipalities).id, cycle: 1, state: 'open' },
      ...{ startedAt, dueAt, ...warningTimes({ clockStart: startedAt, dueAt }, region.appealRules) },
      ...{ body: draw.pick(all), anomalies: 0 },
    };
  }
}

function shardOfNumber(number: number): string {
  return '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Math.imul(number, 0x85ebca6b) >>> 27] ?? '0';
}
