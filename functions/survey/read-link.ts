import type { Sha256 } from '#shared/domain/appeals/identity.ts';
import type { Survey } from '#shared/domain/surveys/survey.ts';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import { surveyTokenHash } from '#shared/domain/surveys/token.ts';
import type { HttpRequest } from '#shared/lambda/http.ts';

/** A link behind which there is a survey. */
export interface KnownLink {
  readonly state: 'open' | 'answered' | 'expired';
  readonly token: string;
  readonly survey: Survey;
}

/** Where a link leads at the time of a request. */
export type Link = { readonly state: 'unknown' } | KnownLink;

/**
 * Finds the survey behind a link. An answer outlives the term: who has answered is told so, however late. Every token costs one
 * read, also one that cannot be any: how long it took tells nothing.
 */
export async function readLink(
  { path, receivedAt }: HttpRequest,
  { surveys, sha256 }: { readonly surveys: SurveyStore; readonly sha256: Sha256 },
): Promise<Link> {
  const token = path['token'] ?? '';
  const survey = await surveys.find(surveyTokenHash(token, sha256));
  if (!survey) return { state: 'unknown' };
  if (survey.answer) return { state: 'answered', token, survey };
  return { state: receivedAt < survey.expiresAt ? 'open' : 'expired', token, survey };
}
