import { conclusionIds } from '#shared/domain/appeals/conclusion.ts';
import type { Fact, FactOf, UnknownFact } from '#shared/domain/appeals/fact.ts';
import type { Classifier } from '#shared/domain/classification/classifier.ts';
import type { Recogniser } from '#shared/domain/municipalities/recogniser.ts';
import type { Router } from '#shared/domain/routing/router.ts';

export interface ConclusionPorts {
  readonly classify: Classifier;
  readonly recogniser: Recogniser;
  readonly router: Router;
}

type Submission = FactOf<'appeal.submitted'>;
type Label = ReturnType<Classifier>;

/**
 * What the centre itself concludes from a submission, as facts of the same instant: what it is about or may be, where it is,
 * and whose it is. From the submission alone, so that neither order nor company of its delivery matters; whatever a source or a person
 * says outweighs it in the fold.
 */
export function conclusionsFrom(fact: Fact | UnknownFact, ports: ConclusionPorts): Fact[] {
  if (!isSubmission(fact)) return [];
  const label = ports.classify(fact.data.text);
  const place = placeOf(fact, ports.recogniser);
  const assignment = assignmentOf(fact, label, place?.municipality ?? fact.data.municipality, ports.router);
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

/** Whose it is by the table of routes, where the submission names no body and it is clear what it is about. */
function assignmentOf(
  { data }: Submission,
  label: Label,
  municipality: string | undefined,
  { route, minConfidence }: Router,
): FactOf<'appeal.assigned'>['data'] | undefined {
  const { sector, category, confidence = 0 } = label;
  if (data.agency !== undefined || !sector || !category || confidence < minConfidence) return undefined;
  const about = { sector, category, municipality };
  const found = route(about);
  return found && { agency: found.body, route: { row: found.row, version: found.version, ...about } };
}
