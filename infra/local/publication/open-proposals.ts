import * as z from 'zod';
import { callFunction } from '#infra/local/command/call-function.ts';
import names from '#infra/local/rating/names.ru.json' with { type: 'json' };
import { jsonOf } from '#shared/domain/json-of.ts';
import { reportHeadSchema } from '#shared/domain/ratings/snapshot.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import type { Wanted } from './read-command.ts';
import texts from './texts.ru.json' with { type: 'json' };

const proposalSchema = z.object(
  reportHeadSchema.pick({ league: true, period: true, revision: true, reason: true }).shape,
);
const answerSchema = z.object({ proposals: z.array(proposalSchema) });

/** What waits for a decision, each with its reason and the command that publishes it; undefined when the centre fails. */
export async function openProposals(
  invokeUrl: string,
  functionName: string,
  { league, period }: Wanted,
): Promise<string | undefined> {
  const { payload, failed } = await callFunction(invokeUrl, functionName, JSON.stringify({ list: 'proposals' }));
  if (failed) return undefined;
  const proposals = answerSchema
    .parse(jsonOf(payload))
    .proposals.filter((each) => (league ?? each.league) === each.league && (period ?? each.period) === each.period);
  return proposals.length === 0 ? texts.noProposals : [texts.proposals, ...proposals.map(proposalText)].join('\n\n');
}

function proposalText({ league, period, revision, reason = '' }: z.infer<typeof proposalSchema>): string {
  const shown = { name: names.leagues[league], month: periodName(period), reason };
  return fill(texts.proposal, { league, period, revision, ...shown });
}
