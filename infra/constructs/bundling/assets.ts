import { textModelFile } from '#shared/region/region.ts';

/** Files of the repository that a function reads at its start, and finds beside its code. */
export const assets: Readonly<Record<string, readonly string[]>> = { 'record-event': [textModelFile] };
