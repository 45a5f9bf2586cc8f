import { type AnalysisRules, analysisRulesSchema } from '#shared/domain/satisfaction/method.ts';
import rules from './komi/satisfaction.json' with { type: 'json' };

/** How satisfaction is analysed, for functions that do it. */
export const analysisRules: AnalysisRules = analysisRulesSchema.parse(rules);
