import { surveyEligibility } from '#shared/domain/surveys/survey.ts';
import type { CentreTables } from '#test/support/centre-tables.ts';
import type { Expected } from './check-histories.ts';
import type { Reply } from './rig.ts';

/** A line for every cycle that is asked about twice, or not at all though its citizen waits to be asked. */
export async function checkSurveys(
  expected: readonly Expected[],
  replies: readonly Reply[],
  tables: CentreTables,
): Promise<string[]> {
  const faults: string[] = [];
  const items = await tables.scan('centre');
  const surveys = items.filter(({ sk }) => sk === 'survey');
  const invitations = items.filter(({ sk }) => sk === 'invitation');

  const perCycle = Map.groupBy(surveys, ({ appealId, cycle }) => `${appealId}-${cycle}`);
  for (const [cycle, own] of perCycle) if (own.length > 1) faults.push(`${cycle}: ${own.length} surveys`);
  const tokens = new Set(invitations.map(({ tokenHash }) => tokenHash));
  for (const { tokenHash } of surveys)
    if (!tokens.has(tokenHash)) faults.push(`${tokenHash}: a survey without an invitation`);
  if (invitations.length !== surveys.length)
    faults.push(`${invitations.length} invitations, ${surveys.length} surveys`);

  const links = Map.groupBy(replies, ({ id }) => id);
  for (const [id, own] of links) {
    const different = new Set(own.map(({ body }) => /\/s\/([\w-]{22})/.exec(body)?.[1]));
    if (different.size > 1) faults.push(`${id}: the citizen got ${different.size} links`);
  }
  for (const { appealId, appeal } of expected) {
    for (const cycle of appeal.cycles) {
      const isWanted = surveyEligibility(cycle, Date.now()).eligible;
      const name = `${appealId}-${cycle.number}`;
      if (isWanted && !perCycle.has(name)) faults.push(`${name}: nobody asked`);
      if (isWanted && !links.has(`survey-${name}`)) faults.push(`${name}: the citizen got no link`);
    }
  }
  return faults;
}
