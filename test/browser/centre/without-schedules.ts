import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const templateSchema = z.looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });

/** The assembly with no schedule in it: whatever changes in a centre of it, somebody from outside has changed. */
export function withoutSchedules(cdkOut: string, directory: string): string {
  for (const name of readdirSync(cdkOut)) {
    const path = join(cdkOut, name);
    if (name.endsWith('.template.json')) writeFileSync(join(directory, name), unscheduled(readFileSync(path, 'utf8')));
    else symlinkSync(path, join(directory, name));
  }
  return directory;
}

function unscheduled(text: string): string {
  const { Resources, ...template } = templateSchema.parse(JSON.parse(text));
  const left = Object.entries(Resources).filter(([, { Type }]) => Type !== 'AWS::Scheduler::Schedule');
  return JSON.stringify({ ...template, Resources: Object.fromEntries(left) });
}
