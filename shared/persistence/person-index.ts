import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import type { Candidate } from '#shared/domain/appeals/fact-data.ts';
import { shardOf } from '#shared/domain/appeals/identity.ts';

/** The sparse index of open appeals that wait for a person to say what they are about, where or whose: by shard, the longest open first. */
export const personIndex = {
  name: 'needs-person',
  shard: 'needsPerson',
  /** UTC milliseconds. */
  since: 'needsPersonSince',
  carried: ['work', 'asked', 'candidates', 'likelyBodies'],
} as const;

/** The index keys of an appeal, and what the list shows of it; nothing once a person is not needed any more. */
export function personIndexKeys(appealId: string, { needsPerson, cycles }: Appeal): Record<string, unknown> {
  if (!needsPerson) return {};
  const { shard, since } = personIndex;
  const { asked, candidates, municipalities, likelyBodies } = needsPerson;
  const possible = [...candidates.map(shownCandidate), ...municipalities.map((municipality) => ({ municipality }))];
  return {
    [shard]: shardOf(appealId),
    [since]: cycles.at(-1)?.startedAt,
    asked,
    // Both in one attribute: what an index carries cannot be changed in place.
    ...(possible.length > 0 && { candidates: possible }),
    ...(likelyBodies.length > 0 && { likelyBodies }),
  };
}

/** A list shows no more of a probability than this; the whole number is in the history, and takes three times the place here. */
function shownCandidate({ probability, ...place }: Candidate): Candidate {
  return { ...place, probability: Math.round(probability * 10_000) / 10_000 };
}
