import * as z from 'zod';

/** Where a file holds what: names of its columns by what they hold, of the child and of the parent of a tree. */
export interface Mapping {
  /** `text`, `at` and heads. What is not named lies under its own name. */
  readonly columns: Readonly<Record<string, string>>;
  readonly tree: { readonly child: string; readonly parent: string };
}

export const ownNames: Mapping = { columns: {}, tree: { child: 'theme', parent: 'sector' } };

/** Heads that are looked for when the command names none. */
export const usualHeads = ['sector', 'theme', 'city-category', 'city-reason', 'category'] as const;

const pair = /^([^=]+)=([^=]+)$/;

/** `text=Текст,sector=Направление` of a command line. */
export const columnsSchema = z
  .string()
  .transform((list) => list.split(',').map((part) => pair.exec(part.trim())))
  .transform((pairs, context) => {
    if (pairs.every((found) => found !== null)) {
      return Object.fromEntries(pairs.map(([, name = '', column = '']) => [name.trim(), column.trim()]));
    }
    context.addIssue({ code: 'custom', message: 'not name=column,…' });
    return z.NEVER;
  });

/** `theme=sector` of a command line: the child, then its parent. */
export const treeSchema = z
  .string()
  .regex(pair)
  .transform((text) => text.split('='))
  .transform(([child = '', parent = '']) => ({ child: child.trim(), parent: parent.trim() }));
