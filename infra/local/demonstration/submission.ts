import type { Author } from '#events/appeal-submitted.ts';
import { region } from '#shared/region/region.ts';
import { letters, people, type Tone } from './data.ts';
import type { Draw } from './draw.ts';
import { topicOf } from './plan.ts';
import { type Story, stamp, unnumbered } from './story.ts';
import { letterOf, toneOf } from './wording.ts';

/** The citizen writes, and where the platform has a list of topics, chooses one, not always the right one. */
export function tellSubmission(story: Story): void {
  const { draw, kind, channel, words, events, sector, category } = story;
  const timestamp = stamp(story.submittedAt);
  const author = authorOf(story);
  const hasTopics = channel === 'federal-platform' || channel === 'portal' || channel === 'open311';
  const named = hasTopics && draw.chance(0.65) ? namedTopic(story) : undefined;
  const hasPlace = channel === 'open311' || draw.chance(0.55);
  const { settlement, address } = words;
  const near = (degrees: number) => Math.round((degrees + (draw.share() - 0.5) / 50) * 1e5) / 1e5;
  const tone: Tone = author.kind === 'legal-entity' ? 'organisation' : toneOf(channel, kind === 'appeal');

  const text = letterOf(story.topic, tone, words, draw);
  const position =
    hasPlace && draw.chance(channel === 'open311' ? 1 : 0.6)
      ? { latitude: near(settlement.latitude), longitude: near(settlement.longitude) }
      : {};
  const isPlaced = draw.chance(0.9);

  events.push({
    type: 'appeal.submitted',
    timestamp,
    data: {
      ...unnumbered,
      // Where no field says it, people do.
      text: isPlaced || hasPlace ? text : `${text} ${words.fill(letters.whereabouts)}`,
      kind,
      channel,
      author,
      ...(hasPlace ? { address } : {}),
      ...position,
      ...(isPlaced ? { municipality: story.municipality } : {}),
      ...(named ? { theme: named.title } : {}),
      ...(hasTopics && draw.chance(0.25) ? { attachments: [photoOf(draw)] } : {}),
      ...(draw.chance(0.04) ? { priority: 'high' as const } : {}),
    },
  });
  if (named) {
    const label = { sector: named.sector, category: named.category };
    events.push({ type: 'appeal.classified', timestamp, data: { ...unnumbered, ...label, by: 'source' } });
  }
  // The operator sets right what the platform got wrong, and places a part of what it did not place.
  if (draw.chance(named ? (named.isRight ? 0.02 : 0.8) : 0.35)) {
    const { municipality } = story;
    const at = story.office.after(story.submittedAt, 0.5 + 4 * draw.share());
    const data = { ...unnumbered, sector, category: category.id, municipality, by: 'operator' as const };
    events.push({ type: 'appeal.classified', timestamp: stamp(at), data });
  }
}

/** A link of a domain that belongs to nobody. */
function photoOf(draw: Draw) {
  return { url: `https://example.org/photos/${draw.int(100_000, 999_999)}.jpg`, mediaType: 'image/jpeg' };
}

/** The topic chosen on the platform: now and then another one that people write to this body about. */
function namedTopic({ draw, topic, temperament, submittedAt }: Story) {
  const day = region.timeZone.dayOf(submittedAt);
  const chosen = draw.chance(0.06) ? topicOf(temperament.profile, day, draw) : topic;
  const [sector = '', category = ''] = chosen.split('/');
  const title = region.placeOf({ sector, category })?.category.title ?? category;
  return { sector, category, title, isRight: chosen === topic };
}

/** Nobody real: made-up surnames, addresses of a domain that belongs to nobody, a telephone code that does not exist. */
function authorOf({ draw, channel, submittedAt, kind }: Story): Author {
  if (draw.chance(0.04)) {
    const name = draw.pick(people.organisations);
    return { kind: 'legal-entity', name, contacts: { email: `office${draw.int(1, 99)}@example.org` } };
  }
  const isNameless = kind === 'message' && (channel === 'social' || channel === 'messenger') && draw.chance(0.5);
  const { surnames, names } = draw.chance(0.6) ? people.women : people.men;
  const name = `${draw.pick(surnames)} ${draw.pick(names)}`;
  const authorKind = draw.weighted([
    ['citizen', 96],
    ['foreign-citizen', 1],
    ['stateless', 0.3],
    ['unknown', 2],
  ] as const);
  const contacts = contactsFor(channel, submittedAt % 100_000, draw);
  return { kind: authorKind, ...(isNameless ? {} : { name }), ...(contacts ? { contacts } : {}) };
}

function contactsFor(channel: Story['channel'], number: number, draw: Draw): Author['contacts'] {
  const email = `resident${number}${draw.int(10, 99)}@example.org`;
  const digits = String(draw.int(0, 9_999_999)).padStart(7, '0');
  const phone = `+7 000 ${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
  const handle = `demo_resident_${number}`;
  if (channel === 'social') return draw.chance(0.8) ? { vk: handle } : undefined;
  if (channel === 'messenger') return draw.chance(0.5) ? { telegram: handle } : { max: handle };
  if (channel === 'paper') return draw.chance(0.4) ? { phone } : undefined;
  if (channel === 'email') return { email };
  return draw.chance(0.1) ? undefined : { email, ...(draw.chance(0.5) ? { phone } : {}) };
}
