import type { ExtensionFault } from '../appeals/appeal.ts';
import type { AppealKind } from '../appeals/fact-data.ts';
import texts from './refusals.ru.json' with { type: 'json' };

/** Why a command is refused. */
export type RefusalCode = keyof typeof texts;

/** A command that the law, the order of work or the region's data does not let through. */
export interface Refusal {
  readonly code: RefusalCode;
  /** The article of the rule, in Russian. */
  readonly clause: string;
  /** What is wrong, in Russian. */
  readonly text: string;
}

/** The refusal with its article: what is an обращение is under 59-ФЗ, what is a сообщение is not. */
export function refusal(code: RefusalCode, kind: AppealKind | undefined): Refusal {
  const { text, ...clauses } = texts[code];
  return { code, clause: clauses[kind ?? 'message'], text };
}

/** What a prolongation that would not move the term is refused as. */
export const extensionRefusals = {
  'not-allowed': 'extension-not-allowed',
  'after-term': 'extension-after-term',
  'without-notice': 'extension-without-notice',
  'notice-after-term': 'extension-notice-after-term',
  'already-extended': 'extension-repeated',
  'too-long': 'extension-too-long',
} as const satisfies Record<ExtensionFault, RefusalCode>;
