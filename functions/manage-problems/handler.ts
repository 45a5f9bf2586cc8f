import { forStaff } from '#shared/identity/for-staff.ts';
import { identityProvider } from '#shared/identity/identity-provider.ts';
import { staffTokens } from '#shared/identity/staff-tokens.ts';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoLikenessFound } from '#shared/persistence/likeness-found.ts';
import { dynamoProblemStore } from '#shared/persistence/problem-store.ts';
import { dynamoWorkEntries } from '#shared/persistence/work-entries.ts';
import { region } from '#shared/region/region.ts';
import { regionRoleTable } from '#shared/region/region-role-table.ts';
import { workNames } from '#shared/region/work-names.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { listProblems } from './list-problems.ts';
import { planProblem } from './plan-problem.ts';
import { showProblem } from './show-problem.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('manage-problems');
const client = documentClient();
const problems = dynamoProblemStore(client, settings.CENTRE_TABLE);
const likeness = dynamoLikenessFound(client, settings.CENTRE_TABLE);
const entries = dynamoWorkEntries(client, settings.APPEALS_TABLE);
const ports = { problems, likeness, entries, roles: regionRoleTable, region, names: workNames(region), log };
const tokens = staffTokens(identityProvider(settings));

/** Shows staff the mass problems, and keeps the plans to remove their causes. */
export const handler = httpFunction({
  routes,
  operations: {
    listProblems: forStaff((...asked) => listProblems(...asked, ports), { tokens, log }),
    showProblem: forStaff((...asked) => showProblem(...asked, ports), { tokens, log }),
    planProblem: forStaff((...asked) => planProblem(...asked, ports), { tokens, log }),
  },
  log,
});
