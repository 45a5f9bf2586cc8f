import { type AppealKind, type Channel, channels } from '#shared/domain/appeals/fact-data.ts';
import type { FoldRules } from '#shared/domain/appeals/fold.ts';
import type { TermPolicy } from '#shared/domain/deadlines/policy.ts';
import { type DataFile, refuse } from './region-file.ts';

const kinds: readonly AppealKind[] = ['appeal', 'message'];

/**
 * The policy of every kind of appeal through every channel: the first in the file that applies. Throws
 * `RegionDataInvalid` when a combination has none, so that no appeal is ever without a term.
 */
export function policyTable(file: DataFile, policies: readonly TermPolicy[]): FoldRules['policyFor'] {
  const keyOf = (kind: AppealKind, channel: Channel) => `${kind}/${channel}`;
  const table = new Map<string, TermPolicy>();
  const gaps: string[] = [];
  for (const kind of kinds) {
    for (const channel of channels) {
      const policy = policies.find(({ appliesTo }) => applies(appliesTo, kind, channel));
      if (policy) table.set(keyOf(kind, channel), policy);
      else gaps.push(`policies: none applies to ${keyOf(kind, channel)}`);
    }
  }
  refuse(file, gaps);

  return ({ kind, channel }) => {
    const policy = table.get(keyOf(kind, channel));
    if (!policy) throw new RangeError(`RCC_POLICY_MISSING ${keyOf(kind, channel)}`);
    return policy;
  };
}

function applies({ kind, channels: named }: TermPolicy['appliesTo'], asked: AppealKind, channel: Channel): boolean {
  return kind === asked && (named === undefined || named.includes(channel));
}
