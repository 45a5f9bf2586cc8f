import type { RoleTable } from '#shared/domain/governance/role-table.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { WorkEntries } from '#shared/persistence/work-entries.ts';
import type { Region } from '#shared/region/region-of.ts';
import type { WorkNames } from '#shared/region/work-names.ts';

export interface WorkPorts {
  readonly roles: RoleTable;
  readonly entries: WorkEntries;
  readonly region: Pick<Region, 'directory' | 'timeZone' | 'calendar' | 'appealRules'>;
  readonly names: WorkNames;
  readonly log: Log;
}
