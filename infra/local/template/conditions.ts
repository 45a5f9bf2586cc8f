import * as z from 'zod';
import { evaluate, type Scope } from './intrinsics.ts';

const expression = z.record(z.string(), z.unknown());

/** Whether a condition of the template holds. */
export function holds(condition: unknown, scope: Scope): boolean {
  const [name, argument] = Object.entries(expression.parse(condition))[0] ?? [];
  const terms = () => z.array(z.unknown()).parse(argument);
  switch (name) {
    case 'Condition':
      return scope.condition(z.string().parse(argument));
    case 'Fn::Equals': {
      const [left, right] = terms().map((term) => evaluate(term, scope));
      return String(left) === String(right);
    }
    case 'Fn::And':
      return terms().every((term) => holds(term, scope));
    case 'Fn::Or':
      return terms().some((term) => holds(term, scope));
    case 'Fn::Not':
      return !terms().every((term) => holds(term, scope));
    default:
      throw scope.refusal(`the condition function ${name} is not supported`);
  }
}
