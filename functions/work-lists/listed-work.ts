import * as z from 'zod';
import { type Candidate, channels, conflictSigns } from '#shared/domain/appeals/fact-data.ts';
import { spokenAppealId } from '#shared/domain/appeals/identity.ts';
import { questions } from '#shared/domain/appeals/needs-person.ts';
import { levelOf, nearestDueAt, warningLevels } from '#shared/domain/appeals/urgency.ts';
import { localTime } from '#shared/domain/deadlines/local-time.ts';
import { timeLeft } from '#shared/domain/deadlines/time-left.ts';
import type { WorkEntry } from '#shared/persistence/work-entries.ts';
import type { Region } from '#shared/region/region-of.ts';
import type { WorkNames } from '#shared/region/work-names.ts';

const named = () => z.strictObject({ id: z.string(), title: z.string() });
const instant = () => z.iso.datetime({ offset: true });

/** An entry of a list as it is answered: the latest cycle of an appeal, no word of the citizen. */
export const listedWorkSchema = () =>
  z.strictObject({
    appealId: z.string(),
    spokenId: z.string().meta({ description: 'The number as it is read over a phone.' }),
    source: z.string(),
    externalId: z.string().meta({ description: 'Its number at its source.' }),
    kind: z.enum(['appeal', 'message']),
    channel: z.enum(channels),
    cycle: z.int(),
    state: z.enum(['open', 'answered', 'closed']),
    sector: named(),
    category: named(),
    isFastTrack: z.literal(true).optional().meta({ description: 'A topic of accelerated solution.' }),
    municipality: named().optional(),
    body: named().optional().meta({ description: 'On whose table it is.' }),
    isProposed: z.literal(true).optional().meta({ description: "That body is named by the centre's routing alone." }),
    executor: z.string().optional().meta({ description: 'The `sub` of whoever there works on it.' }),
    startedAt: instant(),
    dueAt: instant().meta({ description: 'The last second of the final answer.' }),
    firstAnswerDueAt: instant().optional().meta({ description: 'While nobody has reacted at all.' }),
    level: z
      .enum(warningLevels)
      .optional()
      .meta({ description: 'Of the worse of the terms that run; open ones only.' }),
    workingDaysLeft: z.int().optional().meta({ description: 'After today, to the end of the term that ends first.' }),
    daysLate: z.int().optional().meta({ description: 'Since the day on which that term ended.' }),
    decideBy: instant()
      .optional()
      .meta({ description: "The term for the decision on the citizen's request to reopen." }),
    conflict: z.array(z.enum(conflictSigns)).optional().meta({
      description: 'What of conflict is in the words of that request; the gravest stand first in their list.',
    }),
    anomalies: z.int().optional().meta({ description: 'Facts of its history that do not add up.' }),
    asked: z
      .enum(questions)
      .optional()
      .meta({ description: 'What a person is to say: what it is about, where it is, or whose.' }),
    likelyBodies: z
      .array(z.strictObject({ body: named(), share: z.number(), evidence: z.int() }))
      .optional()
      .meta({ description: 'Who probably answers by past forwarding, the likeliest first.' }),
    candidates: z
      .array(z.strictObject({ sector: named(), category: named(), probability: z.number() }))
      .optional()
      .meta({ description: 'What the classifier holds for possible, the likeliest first.' }),
    municipalities: z
      .array(named())
      .optional()
      .meta({ description: 'Those that its words may mean, where they speak for several alike.' }),
  });

export type ListedWork = z.infer<ReturnType<typeof listedWorkSchema>>;

interface Showing {
  readonly now: number;
  readonly names: WorkNames;
  readonly region: Pick<Region, 'timeZone' | 'calendar'>;
}

/** An entry with the names of what it is about, its terms by the clocks of the region, and how urgent it is now. */
export function listedWork(
  { work, asked, candidates = [], municipalities = [], likelyBodies = [] }: WorkEntry,
  { now, names, region }: Showing,
): ListedWork {
  const { timeZone: zone, calendar } = region;
  const local = (at: number) => localTime(at, zone);
  const { firstAnswer, municipality, body, decideBy } = work;
  return {
    appealId: work.appealId,
    spokenId: spokenAppealId(work.appealId),
    source: work.source,
    externalId: work.externalId,
    kind: work.kind,
    channel: work.channel,
    cycle: work.cycle,
    state: work.state,
    ...names.category(work.sector, work.category),
    ...(municipality === undefined ? {} : { municipality: names.municipality(municipality) }),
    ...(body === undefined ? {} : { body: names.body(body) }),
    isProposed: work.isProposed,
    executor: work.executor,
    startedAt: local(work.startedAt),
    dueAt: local(work.dueAt),
    ...(firstAnswer ? { firstAnswerDueAt: local(firstAnswer.dueAt) } : {}),
    level: levelOf(work, now),
    ...(work.state === 'open' ? timeLeft(nearestDueAt(work), now, { zone, calendar }) : {}),
    ...(decideBy === undefined ? {} : { decideBy: local(decideBy) }),
    ...(work.conflict ? { conflict: [...work.conflict] } : {}),
    ...(work.anomalies === 0 ? {} : { anomalies: work.anomalies }),
    asked,
    ...(likelyBodies.length > 0
      ? { likelyBodies: likelyBodies.map((likely) => ({ ...likely, body: names.body(likely.body) })) }
      : {}),
    ...(candidates.length > 0 ? { candidates: candidates.map((candidate) => listedCandidate(candidate, names)) } : {}),
    ...(municipalities.length > 0 ? { municipalities: municipalities.map((id) => names.municipality(id)) } : {}),
  };
}

function listedCandidate({ sector, category, probability }: Candidate, names: WorkNames) {
  const { isFastTrack: _, ...place } = names.category(sector, category);
  return { ...place, probability };
}
