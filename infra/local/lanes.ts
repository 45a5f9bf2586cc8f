import { writeFileSync } from 'node:fs';
import { laneSources, lanesCodeFile, lanesCodeText } from './lanes/assemble.ts';

/** `npm run lanes`: writes the code of the lanes anew from their sources; a test fails when it is stale. */
for (const source of laneSources) writeFileSync(lanesCodeFile(source), await lanesCodeText(source));
