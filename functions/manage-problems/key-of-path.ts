import { type ProblemKey, parseProblemId } from '#shared/domain/problems/problem.ts';
import type { HttpRequest } from '#shared/lambda/http.ts';
import type { ProblemPorts } from './ports.ts';

/** The problem that a request names, if it can be one of the region's. */
export function keyOfPath(
  { path }: Pick<HttpRequest, 'path'>,
  { region: { municipalities, catalogue } }: Pick<ProblemPorts, 'region'>,
): ProblemKey | undefined {
  const key = parseProblemId(path['problemId'] ?? '');
  const isKnown =
    municipalities.some(({ id }) => id === key?.municipality) &&
    catalogue.sectors.some(({ categories }) => categories.some(({ id }) => id === key?.category));
  return isKnown ? key : undefined;
}
