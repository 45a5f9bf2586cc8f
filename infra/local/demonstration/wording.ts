import type { Channel } from '#shared/domain/appeals/fact-data.ts';
import { complaints, letters, places, type Settlement, type Tone } from './data.ts';
import type { Draw } from './draw.ts';

/** Words of one appeal that its texts have in common: the same street and the same days in question and answer. */
export interface Wording {
  readonly settlement: Settlement;
  readonly address: string;
  /** Fills the slots of a template: `{street}`, `{since}`; with a capital letter, the word gets one. */
  fill(template: string, more?: Readonly<Record<string, string>>): string;
}

/** Chooses the words of an appeal about the topic (`sector/category`) in the municipality. */
export function wordingOf(topic: string, municipality: string, draw: Draw): Wording {
  const settlements = places.municipalities[municipality]?.settlements ?? [];
  const settlement = draw.weighted(settlements.map((one) => [one, one.weight] as const));
  const street = draw.pick(places.streets);
  const house = String(draw.int(1, 120));
  const address = `${settlement.name}, ${street.is}, ${house}`;
  const complaint = complaints[topic];
  const slots: Record<string, string> = {
    in: settlement.in,
    street: street.on,
    streetOf: street.of,
    streetIs: street.is,
    house,
    address: `${street.is}, ${house}`,
    since: draw.pick(places.since),
    school: String(draw.int(1, 40)),
    t: String(draw.int(12, 17)),
    n: String(draw.int(5, 20)),
  };
  const fill = (template: string, more: Readonly<Record<string, string>> = {}): string =>
    template.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const value = more[slot] ?? slots[slot] ?? slots[slot.charAt(0).toLowerCase() + slot.slice(1)];
      if (value === undefined) throw new RangeError(`no words for {${slot}}`);
      return slot.charAt(0) === slot.charAt(0).toLowerCase() ? value : value.charAt(0).toUpperCase() + value.slice(1);
    });
  if (complaint) Object.assign(slots, { done: fill(complaint.done), plan: fill(complaint.plan) });
  return { settlement, address, fill };
}

/** What the citizen writes. */
export function letterOf(topic: string, tone: Tone, { fill }: Wording, draw: Draw): string {
  const body = draw.pick(complaints[topic]?.texts ?? []);
  const detail = draw.chance(0.45) ? ` ${draw.pick(letters.details)}` : '';
  return `${draw.pick(letters.openings[tone])}${fill(body)}${detail}${draw.pick(letters.closings[tone])}`;
}

/** How one writes through the channel. */
export function toneOf(channel: Channel, isFormal: boolean): Tone {
  if (isFormal) return 'formal';
  return channel === 'social' || channel === 'messenger' ? 'brief' : 'plain';
}
