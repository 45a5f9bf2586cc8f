import type { Appeal } from '../appeals/appeal.ts';
import { type Addition, type AppealRules, appealChange } from '../appeals/appeal-change.ts';
import type { AppealChange } from '../appeals/appeal-store.ts';
import { conclusionIds } from '../appeals/conclusion.ts';
import type { Fact, FactOf } from '../appeals/fact.ts';
import { compareFacts } from '../appeals/fold.ts';
import type { RouteQuestion } from '../appeals/proposal.ts';
import type { ForwardingStatistic } from './forwarding.ts';
import type { Route, Router } from './router.ts';

/** What the centre's routing asks. */
export interface Routing {
  readonly router: Router;
  /** The latest counts of past forwarding, where there are any. */
  readonly forwarding: () => Promise<ForwardingStatistic | undefined>;
}

/**
 * An appeal after facts that are new to it, as `appealChange`. While nobody has said whose it is, the centre's routing is asked
 * before a person: the table of routes, and where that has nobody, past forwarding. What it says is concluded from the latest
 * of the new facts and stored with it, so that a new table changes no history. By one table and one count, the appeal is the
 * same in the end in whatever order and company its facts come.
 */
export async function routedChange(addition: Addition, rules: AppealRules, routing: Routing): Promise<AppealChange> {
  const change = appealChange(addition, rules);
  const last = addition.facts.toSorted((a, b) => compareFacts(a.fact, b.fact)).at(-1);
  const data = last && (await assignmentOf(change.appeal, routing));
  if (!data) return change;
  const proposal: Fact = { ...conclusionIds(last.fact, 'router'), type: 'appeal.assigned', data };
  const concluded = [...(last.concluded ?? []), proposal];
  const facts = addition.facts.map((one) => (one === last ? { ...one, concluded } : one));
  return appealChange({ ...addition, facts }, rules);
}

/** Undefined where routing is not asked, and where nobody is known. */
async function assignmentOf(
  { unrouted, cycles }: Appeal,
  { router, forwarding }: Routing,
): Promise<FactOf<'appeal.assigned'>['data'] | undefined> {
  if (!unrouted) return undefined;
  const question = { ...unrouted, among: [...unrouted.among] };
  const found = tableRoute(unrouted, router);
  if (found) return { agency: found.body, route: { row: found.row, version: found.version, ...question } };

  // One of several municipalities: past forwarding knows no more of which.
  if (unrouted.among.length > 0 || cycles.at(-1)?.likelyBodies) return undefined;
  const statistic = await forwarding();
  const likely = statistic && router.likelyRoute(unrouted, statistic);
  if (!likely) return undefined;
  const { body: agency, ...route } = likely;
  return { agency, route: { ...route, ...question } };
}

/** Of several municipalities that the words may mean, what holds for all. */
function tableRoute({ among, ...asked }: RouteQuestion, { route }: Router): Route | undefined {
  const places = among.length > 0 ? among : [asked.municipality];
  const [first, ...others] = places.map((municipality) => route({ ...asked, municipality }));
  return others.every((other) => other?.body === first?.body) ? first : undefined;
}
