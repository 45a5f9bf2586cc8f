import type { AppealRules } from '#shared/domain/appeals/appeal-change.ts';
import type { AppealStore } from '#shared/domain/appeals/appeal-store.ts';
import type { Sha256 } from '#shared/domain/appeals/identity.ts';
import type { CommandRules } from '#shared/domain/commands/command-rules.ts';
import type { Directory } from '#shared/domain/governance/directory.ts';
import type { RoleTable } from '#shared/domain/governance/role-table.ts';
import type { Routed } from '#shared/domain/routing/routed.ts';
import type { Routing } from '#shared/domain/routing/routed-change.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { CycleSurveys } from '#shared/persistence/cycle-surveys.ts';
import type { LikenessList } from '#shared/persistence/likeness-list.ts';
import type { CommandNotices } from './command-notices.ts';

/** What an appeal is folded, shown and judged with. */
export interface Rules extends AppealRules, CommandRules {
  readonly directory: Pick<Directory, 'isListed' | 'ratedBodyOf' | 'nameOf'>;
  /** Why routing named the body, in a sentence for staff. */
  readonly routeReason: (body: string, route: Routed) => string;
}

/** What the operations of `manage-appeals` work with. */
export interface Ports {
  readonly appeals: AppealStore;
  readonly surveys: CycleSurveys;
  readonly likeness: Pick<LikenessList, 'find'>;
  readonly notices: CommandNotices;
  readonly roles: RoleTable;
  readonly rules: Rules;
  readonly routing: Routing;
  readonly sha256: Sha256;
  readonly log: Log;
}
