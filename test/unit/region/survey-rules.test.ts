import { describe, expect, it } from 'vitest';
import { languages, reasonsFor } from '#shared/domain/surveys/survey-rules.ts';
import { region } from '#shared/region/region.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';

describe('the reasons that a citizen may give', () => {
  it('are offered for sectors that there are', () => {
    const known = new Set<string>(region.catalogue.sectors.map(({ id }) => id));
    const named = surveyRules.reasons.flatMap(({ sectors = [] }) => sectors);
    expect(named.filter((sector) => !known.has(sector))).toEqual([]);
  });

  it('have an id of their own and words in every language', () => {
    const ids = surveyRules.reasons.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const wordless = surveyRules.reasons.filter(({ title }) =>
      languages.some((language) => title[language].trim() === ''),
    );
    expect(wordless).toEqual([]);
  });

  it('depend on the sector where they say so', () => {
    const ids = (sector: string) => reasonsFor(sector, surveyRules).map(({ id }) => id);
    expect(ids('roads')).toContain('came-back');
    expect(ids('education')).not.toContain('came-back');
    expect(ids('education')).toContain('not-done');
  });
});
