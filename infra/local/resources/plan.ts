import type { Stack } from '#infra/local/template/assembly.ts';
import { holds } from '#infra/local/template/conditions.ts';
import { evaluate, noValue, type Scope } from '#infra/local/template/intrinsics.ts';
import { TemplateError } from '#infra/local/template/template-error.ts';
import { resourceKinds } from './kinds.ts';
import type { Part } from './part.ts';
import { pseudoParameter } from './pseudo-parameter.ts';
import { readProperties } from './read-properties.ts';
import { arn, type Place, type Planned } from './resource.ts';
import { typesWithoutEffect } from './without-effect.ts';

/** The templates as one machine sees them. */
export interface Plan {
  readonly parts: readonly Part[];
  /** Output name → value, by stack. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Turns templates into plain data. Throws a `TemplateError` for whatever cannot run here as written. */
export function planCentre(stacks: readonly Stack[], place: Omit<Place, 'region'>): Plan {
  const exports = new Map<string, () => unknown>();
  const readers = stacks.map((stack) => stackReader(stack, { ...place, region: stack.region }, exports));
  for (const reader of readers) reader.declareExports();
  const parts = readers.flatMap((reader) => reader.parts());
  return { parts, outputs: Object.fromEntries(readers.map((reader) => [reader.name, reader.outputs()])) };
}

function stackReader({ name: stack, template, assets }: Stack, place: Place, exports: Map<string, () => unknown>) {
  const planned = new Map<string, Planned>();
  const underway = new Set<string>();

  const present = (condition: string | undefined) =>
    condition === undefined || scopeOf('Conditions').condition(condition);
  const outputs = Object.entries(template.Outputs).filter(([, { Condition }]) => present(Condition));

  function plan(logicalId: string, asker: Scope): Planned {
    const known = planned.get(logicalId);
    if (known) return known;
    const declared = template.Resources[logicalId];
    if (!declared) throw asker.refusal(`refers to ${logicalId}, which this stack does not have`);
    if (underway.has(logicalId)) throw asker.refusal(`refers to ${logicalId}, which refers back to it`);
    underway.add(logicalId);
    const result = planResource(logicalId, declared.Type, declared.Properties);
    planned.set(logicalId, result);
    return result;
  }

  function planResource(logicalId: string, type: string, properties: Readonly<Record<string, unknown>>): Planned {
    const scope = scopeOf(logicalId, type);
    const resource = {
      ...{ stack, logicalId, type, place },
      asset: (key: string) => assets.get(key),
      read: readProperties(properties, scope),
      refusal: scope.refusal,
    };
    const kind = resourceKinds[type];
    if (kind) return kind(resource);
    if (type in typesWithoutEffect) return { ref: logicalId, attributes: { Arn: arn(resource, 'local', logicalId) } };
    throw scope.refusal('this type of resource cannot run on one machine');
  }

  function scopeOf(logicalId: string, type = 'template'): Scope {
    const scope: Scope = {
      ref(name) {
        const parameter = template.Parameters[name];
        return pseudoParameter(name, stack, place.region) ?? parameter?.Default ?? plan(name, scope).ref;
      },
      attribute(name, attribute) {
        const { attributes } = plan(name, scope);
        const without = template.Resources[name]?.Type ?? '';
        const value = attributes[attribute] ?? (without in typesWithoutEffect ? `${name}.${attribute}` : undefined);
        if (value === undefined) throw scope.refusal(`asks for ${name}.${attribute}, which is not known here`);
        return value;
      },
      importedValue(name) {
        const value = exports.get(name);
        if (!value) throw scope.refusal(`imports ${name}, which no stack exports`);
        return value();
      },
      condition(name) {
        if (!(name in template.Conditions)) throw scope.refusal(`there is no condition ${name}`);
        return holds(template.Conditions[name], scope);
      },
      finish: (text) => atLocalAddress(text, place.url),
      refusal: (problem) => new TemplateError({ stack, logicalId, type }, problem),
    };
    return scope;
  }

  return {
    name: stack,
    declareExports() {
      for (const [name, { Value, Export }] of outputs) {
        const scope = scopeOf(name, 'output');
        if (Export) exports.set(String(evaluate(Export.Name, scope)), () => evaluate(Value, scope));
      }
    },
    parts: () =>
      Object.entries(template.Resources).flatMap(([logicalId, { Condition }]) => {
        const { part } = present(Condition) ? plan(logicalId, scopeOf(logicalId)) : {};
        return part ? [part] : [];
      }),
    outputs: () =>
      Object.fromEntries(
        outputs.flatMap(([name, { Value }]) => {
          const value = evaluate(Value, scopeOf(name, 'output'));
          return value === noValue ? [] : [[name, String(value)]];
        }),
      ),
  };
}

/** The default address of an HTTP API, which CDK writes out as a text, is the local one here. */
function atLocalAddress(text: string, url: string): string {
  return text.replaceAll(/https:\/\/[a-z0-9]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com/g, url);
}
