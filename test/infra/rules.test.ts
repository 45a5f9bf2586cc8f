import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { acknowledgedRules } from '#infra/acknowledged-rules.ts';
import { app } from '#infra/app.ts';
import { synthesized } from '#test/support/synthesized.ts';

describe('cdk-nag, AwsSolutions', () => {
  it('finds nothing that is not acknowledged', () => {
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    const found = violations.map(({ ruleName, violatingResources }) => [
      ruleName,
      violatingResources.map(({ constructPath }) => constructPath),
    ]);
    expect(found).toEqual([]);
  });

  it.each(acknowledgedRules)(
    '$id is acknowledged with a reason, for named places',
    ({ reason, state = [], service = [] }) => {
      expect(reason.length).toBeGreaterThanOrEqual(20);
      expect([...state, ...service].length).toBeGreaterThan(0);
    },
  );
});

it("CloudFormation's own schemas find nothing", () => {
  const report = JSON.parse(readFileSync(join(synthesized(), 'validation-report.json'), 'utf8'));
  expect(report.pluginReports).toEqual([]);
});
