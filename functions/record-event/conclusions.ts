import { conclusionIds } from '#shared/domain/appeals/conclusion.ts';
import type { Fact, FactOf, UnknownFact } from '#shared/domain/appeals/fact.ts';
import type { Classifier } from '#shared/domain/classification/classifier.ts';
import type { Recogniser } from '#shared/domain/municipalities/recogniser.ts';
import type { ForwardingStatistic } from '#shared/domain/routing/forwarding.ts';
import type { Router } from '#shared/domain/routing/router.ts';

export interface ConclusionPorts {
  readonly classify: Classifier;
  readonly recogniser: Recogniser;
  readonly router: Router;
  /** The latest counts of past forwarding, where there are any. */
  readonly forwarding: () => Promise<ForwardingStatistic | undefined>;
}

type Submission = FactOf<'appeal.submitted'>;
type Label = ReturnType<Classifier>;

/**
 * What the centre itself concludes from a submission, as facts of the same instant: what it is about or may be, where it is,
 * and whose it is. From the submission alone, so that neither order nor company of its delivery matters; whatever a source
 * or a person says outweighs it in the fold.
 */
export async function conclusionsFrom(fact: Fact | UnknownFact, ports: ConclusionPorts): Promise<Fact[]> {
  if (!isSubmission(fact)) return [];
  const label = ports.classify(fact.data.text);
  const place = placeOf(fact, ports.recogniser);
  const assignment = await assignmentOf(fact, label, place?.municipality ?? fact.data.municipality, ports);
  return [
    { ...conclusionIds(fact, 'classifier'), type: 'appeal.classified', data: label },
    ...(place ? [{ ...conclusionIds(fact, 'recogniser'), type: 'appeal.located' as const, data: place }] : []),
    ...(assignment ? [{ ...conclusionIds(fact, 'router'), type: 'appeal.assigned' as const, data: assignment }] : []),
  ];
}

function isSubmission(fact: Fact | UnknownFact): fact is Submission {
  return fact.type === 'appeal.submitted';
}

/** Where the submission names no municipality, the one that its words name; undefined where they name several. */
function placeOf(
  { data }: Submission,
  { recognise, version }: Recogniser,
): FactOf<'appeal.located'>['data'] | undefined {
  const municipality = data.municipality === undefined ? recognise(data)?.municipality : undefined;
  return municipality === undefined ? undefined : { municipality, by: 'recogniser', version };
}

/**
 * Whose it is, where the submission names no body and it is clear what it is about: by the table of routes, and where that
 * has nobody, by past forwarding.
 */
async function assignmentOf(
  { data }: Submission,
  label: Label,
  municipality: string | undefined,
  { router, forwarding }: ConclusionPorts,
): Promise<FactOf<'appeal.assigned'>['data'] | undefined> {
  const { sector, category, confidence = 0 } = label;
  if (data.agency !== undefined || !sector || !category || confidence < router.minConfidence) return undefined;
  const about = { sector, category, municipality };
  const request = { ...about, owner: data.owner };
  const found = router.route(request);
  if (found) return { agency: found.body, route: { row: found.row, version: found.version, ...about } };

  const statistic = await forwarding();
  const likely = statistic && router.likelyRoute(request, statistic);
  if (!likely) return undefined;
  const { body: agency, ...route } = likely;
  return { agency, route: { ...route, ...about } };
}
