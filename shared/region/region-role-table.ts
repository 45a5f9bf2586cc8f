import { bodiesSchema } from '#shared/domain/governance/bodies.ts';
import { directory } from '#shared/domain/governance/directory.ts';
import { roleTable, roleTableSchema } from '#shared/domain/governance/role-table.ts';
import { sourcesSchema } from '#shared/domain/governance/sources.ts';
import bodies from './komi/bodies.json' with { type: 'json' };
import roles from './komi/roles.json' with { type: 'json' };
import sources from './komi/sources.json' with { type: 'json' };
import { parseFile } from './region-file.ts';

/** Who may do what in the region, for functions that need no more of it. */
export const regionRoleTable = roleTable(
  parseFile({ path: 'komi/roles.json', content: roles }, roleTableSchema),
  directory({
    bodies: parseFile({ path: 'komi/bodies.json', content: bodies }, bodiesSchema),
    sources: parseFile({ path: 'komi/sources.json', content: sources }, sourcesSchema),
  }),
);
