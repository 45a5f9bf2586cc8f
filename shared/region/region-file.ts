import type * as z from 'zod';

/** A file of the region's data as it was read. */
export interface DataFile {
  /** Below this folder. */
  readonly path: string;
  readonly content: unknown;
}

/** A file of the region's data is not what it should be: names the file and the path in it. */
class RegionDataInvalid extends Error {
  constructor({ path }: DataFile, faults: readonly string[]) {
    super(`RCC_REGION_DATA_INVALID ${path}: ${faults.join('; ')}`);
    this.name = 'RegionDataInvalid';
  }
}

/** Parses a file of the region, once a process: compiling the schema first would take longer. Throws `RegionDataInvalid`. */
export function parseFile<T>(file: DataFile, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(file.content, { jitless: true });
  if (parsed.success) return parsed.data;
  throw new RegionDataInvalid(
    file,
    parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  );
}

/** Throws `RegionDataInvalid` when there are faults, each of the form `path: what is wrong`. */
export function refuse(file: DataFile, faults: readonly string[]): void {
  if (faults.length > 0) throw new RegionDataInvalid(file, faults);
}
