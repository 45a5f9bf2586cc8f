import type { RoleTable } from '#shared/domain/governance/role-table.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { LikenessFound } from '#shared/persistence/likeness-found.ts';
import type { ProblemStore } from '#shared/persistence/problem-store.ts';
import type { WorkEntries } from '#shared/persistence/work-entries.ts';
import type { Region } from '#shared/region/region-of.ts';
import type { WorkNames } from '#shared/region/work-names.ts';

export interface ProblemPorts {
  readonly roles: RoleTable;
  readonly likeness: LikenessFound;
  readonly problems: Omit<ProblemStore, 'absorb'>;
  readonly entries: Pick<WorkEntries, 'read'>;
  readonly region: Pick<Region, 'catalogue' | 'municipalities' | 'directory' | 'timeZone'>;
  readonly names: WorkNames;
  readonly log: Log;
}
