import type { Change } from './invitations-after.ts';

/** What every delivery says of its appeal. Before its submission is known, so is no channel. */
export function aboutAppeal({ ids, appeal: { category, submission } }: Pick<Change, 'ids' | 'appeal'>) {
  return { ...ids, category, channel: submission?.channel ?? 'portal' } as const;
}
