import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedFunctions } from './openapi/contracts.ts';
import { openApiDocument } from './openapi/document.ts';

/** `npm run openapi`: writes the description of the API that `describe-api` serves; a test fails when it is stale. */
const file = join(import.meta.dirname, '../../events/openapi.json');
writeFileSync(file, `${JSON.stringify(openApiDocument(describedFunctions()), null, 2)}\n`);
