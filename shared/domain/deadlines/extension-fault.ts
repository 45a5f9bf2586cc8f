import type { ExtensionFault } from '../appeals/appeal.ts';
import type { Instant } from '../appeals/fact.ts';
import type { Extended } from '../appeals/fact-data.ts';
import type { TermPolicy } from './policy.ts';
import type { TimeZone } from './time-zone.ts';

/** Why a prolongation does not move the term as it stood (59-ФЗ art. 12(2)); undefined when it does. */
export function extensionFault(
  fact: Extended & { readonly at: Instant },
  policy: TermPolicy,
  dueAt: Instant,
  prolongations: number,
  zone: TimeZone,
): ExtensionFault | undefined {
  if (!policy.extension) return 'not-allowed';
  if (fact.at > dueAt) return 'after-term';
  if (fact.noticeSentAt === undefined) return 'without-notice';
  if (fact.noticeSentAt > dueAt) return 'notice-after-term';
  const { times, maxDays } = policy.extension;
  if (times !== null && prolongations >= times) return 'already-extended';
  if (maxDays !== null && zone.dayOf(fact.until) > zone.dayOf(dueAt) + maxDays) return 'too-long';
  return undefined;
}
