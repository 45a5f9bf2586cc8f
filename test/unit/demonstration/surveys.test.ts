import { describe, expect, it } from 'vitest';
import { dayMs } from '#shared/domain/deadlines/time-zone.ts';
import { surveyTermMs } from '#shared/domain/surveys/survey.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';
import { histories } from '#test/support/made-up.ts';

const surveys = histories.flatMap((history) => history.surveys);
const answers = surveys.flatMap(({ answer }) => answer ?? []);
const shareOf = (part: number, all: number) => part / all;

describe('made-up surveys', () => {
  it('are asked and answered about as often as in life', () => {
    const delivered = surveys.filter(({ outcome }) => outcome === 'delivered').length;
    expect(surveys.length).toBeGreaterThan(1000);
    expect(shareOf(delivered, surveys.length)).toBeGreaterThan(0.8);
    expect(shareOf(answers.length, delivered)).toBeGreaterThan(0.2);
    expect(shareOf(answers.length, delivered)).toBeLessThan(0.5);
  });

  it('are answered by those who were asked, within the term of the link, once a cycle', () => {
    for (const { outcome, answer, invitedAt, answeredAt, declined } of surveys) {
      expect(invitedAt).toBeGreaterThan(answeredAt);
      if (!answer) continue;
      expect(outcome).toBe('delivered');
      expect(answer.at).toBeGreaterThan(invitedAt);
      expect(answer.at).toBeLessThan(invitedAt + surveyTermMs);
      expect(declined !== undefined).toBe(answer.mark <= 2);
      if (declined) expect(declined.at).toBeGreaterThanOrEqual(answer.at + dayMs);
    }
    for (const { surveys: own } of histories) expect(new Set(own.map(({ cycle }) => cycle)).size).toBe(own.length);
  });

  it('have marks of all kinds, and reasons of the list where something was wrong', () => {
    const known = new Set(surveyRules.reasons.map(({ id }) => id));
    for (const mark of [1, 2, 3, 4, 5]) expect(answers.some((answer) => answer.mark === mark)).toBe(true);
    expect(answers.some(({ reasons }) => reasons.length > 1)).toBe(true);
    for (const { mark, resolved, reasons } of answers) {
      for (const reason of reasons) expect(known).toContain(reason);
      if (mark > 3 && resolved === 'yes') expect(reasons).toEqual([]);
    }
  });
});
