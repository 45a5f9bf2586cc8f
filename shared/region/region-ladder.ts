import { ladderSchema } from '#shared/domain/notices/ladder.ts';
import escalation from './komi/escalation.json' with { type: 'json' };
import { parseFile } from './region-file.ts';

/** Who is told of terms, for functions that need no more of the region. */
export const regionLadder = parseFile({ path: 'komi/escalation.json', content: escalation }, ladderSchema);
