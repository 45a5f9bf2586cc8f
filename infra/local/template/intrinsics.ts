import * as z from 'zod';
import { substitute } from './substitute.ts';

/** What an expression may ask about the rest of the template. */
export interface Scope {
  ref(logicalId: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  importedValue(exportName: string): unknown;
  condition(name: string): boolean;
  /** Last touch on a text put together from parts. */
  finish(text: string): string;
  refusal(problem: string): Error;
}

/** `AWS::NoValue`: the property is as if it had not been written. */
export const noValue = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const texts = z.array(z.union([z.string(), z.number(), z.boolean()]));
const list = (argument: unknown) => z.array(z.unknown()).parse(argument);

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(z.string().parse(argument)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId = '', ...name] =
      typeof argument === 'string' ? argument.split('.') : texts.parse(argument).map(String);
    return scope.attribute(logicalId, name.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, values] = list(argument);
    return scope.finish(texts.parse(evaluate(values, scope)).join(z.string().parse(separator)));
  },
  'Fn::Sub': (argument, scope) => {
    const [text, values = {}] = typeof argument === 'string' ? [argument] : list(argument);
    const given = z.record(z.string(), z.unknown()).parse(evaluate(values, scope));
    return scope.finish(substitute(z.string().parse(text), given, scope));
  },
  'Fn::Select': (argument, scope) => {
    const [index, values] = list(argument);
    const at = z.coerce.number().int().parse(evaluate(index, scope));
    const value = list(evaluate(values, scope))[at];
    if (value === undefined) throw scope.refusal(`Fn::Select finds nothing at ${at}`);
    return value;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = list(argument);
    return z.string().parse(evaluate(text, scope)).split(z.string().parse(separator));
  },
  'Fn::ImportValue': (argument, scope) => scope.importedValue(z.string().parse(evaluate(argument, scope))),
  'Fn::If': (argument, scope) => {
    const [name, whenTrue, whenFalse] = list(argument);
    return evaluate(scope.condition(z.string().parse(name)) ? whenTrue : whenFalse, scope);
  },
};

/** A template value with every intrinsic function replaced by what it stands for. */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope)).filter((item) => item !== noValue);
  if (typeof value === 'string') return withoutDynamicReference(value, scope);
  if (typeof value !== 'object' || value === null) return value;

  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    const [name, argument] = first;
    const intrinsic = intrinsics[name];
    if (!intrinsic) throw scope.refusal(`the intrinsic function ${name} is not supported`);
    return intrinsic(argument, scope);
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, evaluate(item, scope)]).filter(([, item]) => item !== noValue),
  );
}

function withoutDynamicReference(text: string, scope: Scope): string {
  if (text.includes('{{resolve:')) throw scope.refusal('dynamic references ({{resolve:…}}) are not supported');
  return text;
}
