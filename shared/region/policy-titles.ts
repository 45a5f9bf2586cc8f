import policies from './komi/policies.json' with { type: 'json' };

const titles = new Map(policies.policies.map(({ id, title }) => [id, title]));

/** What a policy of terms is called, for functions that need no more of the region; undefined for an unknown one. */
export function policyTitle(policy: string): string | undefined {
  return titles.get(policy);
}
