import { setTimeout as pause } from 'node:timers/promises';
import type { Draw } from '#infra/local/demonstration/draw.ts';
import type { CommandName } from '#shared/domain/commands/command.ts';
import type { StartedManaging } from '#test/functions/manage-appeals/start-managing.ts';

/** A command that the function has said it stored. */
interface Told {
  readonly appealId: string;
  readonly eventId: string;
  /** What the person had seen. */
  readonly version: number;
  /** 201 or 200. */
  readonly status: number;
  readonly key: string;
}

export interface Tally {
  readonly told: Told[];
  /** By status, of answers that say nothing was done. */
  readonly refused: Map<number, number>;
}

const words: Readonly<Record<string, () => unknown>> = {
  note: () => ({ text: 'Звонили в управу' }),
  assign: () => ({ agency: 'mun-usinsk', executor: 'petrov' }),
  classify: () => ({ sector: 'roads', category: 'potholes' }),
  locate: () => ({ municipality: 'inta' }),
  register: () => ({}),
};
const names: readonly CommandName[] = ['note', 'note', 'assign', 'classify', 'locate', 'register'];

/**
 * A person who gives so many commands to appeals among many: looks, decides, sends, some of it twice at once or again; after
 * a 412 looks again, after an outage sends the same again, as a program with a key should.
 */
export async function commandALot(
  managing: StartedManaging,
  { id, appealIds, times, draw }: { id: string; appealIds: readonly string[]; times: number; draw: Draw },
  tally: Tally,
): Promise<void> {
  const who = { id, role: 'operator' } as const;
  for (let time = 0; time < times; time += 1) {
    const appealId = draw.pick(appealIds);
    const name = draw.pick(names);
    const body = words[name]?.();
    for (let attempt = 0; ; attempt += 1) {
      // A key is of one decision: whoever has to decide again takes another.
      const key = `${time}-${attempt}`;
      const version = await seenBy(managing, appealId, draw);
      const send = () => managing.command(name, appealId, who, body, { key, version });
      let answers = draw.chance(0.2) ? await Promise.all([send(), send()]) : [await send()];
      for (let outages = 0; answers.every(({ status }) => status >= 500); outages += 1) {
        if (outages > 200) throw new Error('the function does not come back');
        await pause(draw.int(20, 500));
        answers = [await send()];
      }
      if (draw.chance(0.1)) answers.push(await send());
      for (const { status, body: answer } of answers) {
        if (status === 200 || status === 201) {
          tally.told.push({ appealId, eventId: answer.fact.eventId, version, status, key: `${id} ${key}` });
        } else tally.refused.set(status, (tally.refused.get(status) ?? 0) + 1);
      }
      if (!answers.every(({ status }) => status === 412)) break;
    }
  }
}

/** The version that a person has before them: the database may be too busy to show it at once. */
async function seenBy({ store }: StartedManaging, appealId: string, draw: Draw): Promise<number> {
  for (let outages = 0; outages < 200; outages += 1) {
    const seen = await store.read(appealId).catch(() => undefined);
    if (seen) return seen.version;
    await pause(draw.int(20, 500));
  }
  throw new Error('the database does not come back');
}
