import type { FoldRules } from '../appeals/fold.ts';
import type { Directory } from '../governance/directory.ts';

/** What commands are judged by. */
export interface CommandRules extends FoldRules {
  readonly directory: Pick<Directory, 'isListed' | 'ratedBodyOf'>;
  /** Whether it is an upper-level municipality of the region. */
  isMunicipality(id: string): boolean;
}
