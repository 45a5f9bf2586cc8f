import type { Scope } from './intrinsics.ts';

/** `Fn::Sub`: `${Name}` is a given value or a Ref, `${Name.Attribute}` an attribute, `${!Literal}` stays a text. */
export function substitute(text: string, given: Readonly<Record<string, unknown>>, scope: Scope): string {
  return text.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const trimmed = name.trim();
    if (trimmed in given) return String(given[trimmed]);
    const [logicalId = '', ...attribute] = trimmed.split('.');
    return String(attribute.length > 0 ? scope.attribute(logicalId, attribute.join('.')) : scope.ref(logicalId));
  });
}
