import { writeFileSync } from 'node:fs';
import { lanesCodeFile, lanesCodeText } from './lanes/assemble.ts';

/** `npm run lanes`: writes the code of the lanes anew from `lanes.wat`; a test fails when it is stale. */
writeFileSync(lanesCodeFile, await lanesCodeText());
