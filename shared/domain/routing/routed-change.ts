import type { Appeal } from '../appeals/appeal.ts';
import { type Addition, type AppealRules, appealChange } from '../appeals/appeal-change.ts';
import { type AppealChange, factsOf } from '../appeals/appeal-store.ts';
import { conclusionIds } from '../appeals/conclusion.ts';
import type { Fact, FactOf, UnknownFact } from '../appeals/fact.ts';
import type { Routed } from '../appeals/fact-data.ts';
import { compareFacts } from '../appeals/fold.ts';
import { heardLabel } from '../appeals/labels.ts';
import type { ForwardingStatistic } from './forwarding.ts';
import type { RouteRequest, Router } from './router.ts';

/** What the centre's routing asks. */
export interface Routing {
  readonly router: Router;
  /** The latest counts of past forwarding, where there are any. */
  readonly forwarding: () => Promise<ForwardingStatistic | undefined>;
}

/**
 * An appeal after facts that are new to it, as `appealChange`. Where a person would be asked whose it is, the centre's routing
 * is asked before: the table of routes, and where that has nobody, past forwarding. What it says is concluded from the latest
 * of the new facts and stored with it, so that a new table changes no history. In whatever order and company the facts come,
 * the appeal is the same in the end.
 */
export async function routedChange(addition: Addition, rules: AppealRules, routing: Routing): Promise<AppealChange> {
  const change = appealChange(addition, rules);
  const last = addition.facts.toSorted((a, b) => compareFacts(a.fact, b.fact)).at(-1);
  const owner = ownerIn(factsOf([...addition.history.received, ...addition.facts]));
  const data = last && (await assignmentOf(change.appeal, owner, rules, routing));
  if (!data) return change;
  const proposal: Fact = { ...conclusionIds(last.fact, 'router'), type: 'appeal.assigned', data };
  const concluded = [...(last.concluded ?? []), proposal];
  const facts = addition.facts.map((one) => (one === last ? { ...one, concluded } : one));
  return appealChange({ ...addition, facts }, rules);
}

function ownerIn(facts: readonly (Fact | UnknownFact)[]): RouteRequest['owner'] {
  return facts.find((fact): fact is FactOf<'appeal.submitted'> => fact.type === 'appeal.submitted')?.data.owner;
}

/** Undefined where no person is asked whose it is, a classifier is not sure enough, or nobody is known. */
async function assignmentOf(
  { needsPerson, labels, sector, category, municipality }: Appeal,
  owner: RouteRequest['owner'],
  { placeOf }: AppealRules,
  { router, forwarding }: Routing,
): Promise<FactOf<'appeal.assigned'>['data'] | undefined> {
  if (needsPerson?.asked !== 'body' || needsPerson.likelyBodies.length > 0) return undefined;
  const heard = heardLabel(labels, placeOf);
  if (heard?.by === 'classifier' && (heard.confidence ?? 0) < router.minConfidence) return undefined;
  const about: Pick<Routed, 'sector' | 'category' | 'municipality'> = { sector, category, municipality };
  const found = router.route({ ...about, owner });
  if (found) return { agency: found.body, route: { row: found.row, version: found.version, ...about } };

  const statistic = await forwarding();
  const likely = statistic && router.likelyRoute({ ...about, owner }, statistic);
  if (!likely) return undefined;
  const { body: agency, ...route } = likely;
  return { agency, route: { ...route, ...about } };
}
