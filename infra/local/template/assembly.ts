import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { inDependencyOrder } from './dependency-order.ts';
import { type Template, templateSchema } from './template-schema.ts';

/** A synthesized stack and the assets its functions are made of. */
export interface Stack {
  readonly name: string;
  readonly region: string;
  readonly template: Template;
  /** Object key in the assets bucket → absolute path here. */
  readonly assets: ReadonlyMap<string, string>;
}

const artifactSchema = z.object({
  type: z.string(),
  environment: z.string().optional(),
  dependencies: z.array(z.string()).default([]),
  properties: z
    .object({ templateFile: z.string().optional(), stackName: z.string().optional(), file: z.string().optional() })
    .default({}),
});
const manifestSchema = z.object({ artifacts: z.record(z.string(), artifactSchema) });
const assetsSchema = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** Region of stacks that name none. */
const defaultRegion = 'us-east-1';

/** Reads what `cdk synth` wrote: every stack, those that others depend on first. */
export function readAssembly(cdkOut: string): Stack[] {
  const { artifacts } = manifestSchema.parse(readJson(join(cdkOut, 'manifest.json')));
  const nested = Object.keys(artifacts).find((id) => artifacts[id]?.type === 'cdk:cloud-assembly');
  if (nested)
    throw new Error(`${cdkOut}: a nested assembly (${nested}) cannot run on one machine, only plain stacks can`);

  const assets = new Map<string, string>();
  for (const { type, properties } of Object.values(artifacts))
    if (type === 'cdk:asset-manifest' && properties.file)
      for (const [key, path] of publishedFiles(cdkOut, properties.file)) assets.set(key, path);

  return inDependencyOrder(artifacts).flatMap((id) => {
    const artifact = artifacts[id];
    if (artifact?.type !== 'aws:cloudformation:stack' || !artifact.properties.templateFile) return [];
    const template = templateSchema.parse(readJson(join(cdkOut, artifact.properties.templateFile)));
    const region = artifact.environment?.split('/').at(-1) ?? 'unknown-region';
    return [
      {
        name: artifact.properties.stackName ?? id,
        region: region === 'unknown-region' ? defaultRegion : region,
        template,
        assets,
      },
    ];
  });
}

function publishedFiles(cdkOut: string, manifestFile: string): [string, string][] {
  const { files } = assetsSchema.parse(readJson(join(cdkOut, manifestFile)));
  return Object.values(files).flatMap(({ source, destinations }) => {
    if (source.path === undefined) return [];
    const path = resolve(cdkOut, source.path);
    return Object.values(destinations).map(({ objectKey }): [string, string] => [objectKey, path]);
  });
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
