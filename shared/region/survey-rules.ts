import { type SurveyRules, surveysSchema } from '#shared/domain/surveys/survey-rules.ts';
import surveys from './komi/surveys.json' with { type: 'json' };

/** How citizens are asked, for functions that need no more of the region. */
export const surveyRules: SurveyRules = surveysSchema.parse(surveys);
