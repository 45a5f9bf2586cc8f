import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { synthesized } from './synthesized.ts';

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.any()).default({}),
      DeletionPolicy: z.string().optional(),
      UpdateReplacePolicy: z.string().optional(),
      Metadata: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});

type Template = z.output<typeof templateSchema>;
export type Resource = Template['Resources'][string] & { readonly id: string };

export const state = templateOf('rcc-demo-state');
export const service = templateOf('rcc-demo-service');

const exported = new Map(
  [state, service].flatMap(({ Outputs }) => Object.values(Outputs).map(({ Value, Export }) => [Export?.Name, Value])),
);

/** All resources of a type in both stacks. */
export function resources(type: string): Resource[] {
  return [state, service].flatMap(({ Resources }) =>
    Object.entries(Resources).flatMap(([id, resource]) => (resource.Type === type ? [{ ...resource, id }] : [])),
  );
}

/** The resource a value points at, in either stack. */
export function resourceAt(reference: unknown): Resource | undefined {
  const name = nameOf(reference);
  const found = [state, service]
    .flatMap(({ Resources }) => Object.entries(Resources))
    .find(([id]) => plain(id) === name);
  return found && { ...found[1], id: found[0] };
}

/** Readable form of a reference: the construct's name without its hash, followed by what is joined to it. */
export function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Ref' in value) return plain(String(value.Ref));
  if ('Fn::GetAtt' in value) return plain(String(Object.values(value).flat()[0]));
  if ('Fn::ImportValue' in value) return nameOf(exported.get(String(value['Fn::ImportValue'])));
  if ('Fn::Join' in value)
    return z
      .tuple([z.literal(''), z.array(z.unknown())])
      .parse(value['Fn::Join'])[1]
      .map(nameOf)
      .join('');
  return JSON.stringify(value);
}

function plain(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

function templateOf(stack: string): Template {
  return templateSchema.parse(JSON.parse(readFileSync(join(synthesized(), `${stack}.template.json`), 'utf8')));
}
