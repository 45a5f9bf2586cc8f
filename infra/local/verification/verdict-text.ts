import { fill } from '#shared/web/wording.ts';
import texts from './texts.ru.json' with { type: 'json' };
import type { Difference, SignatureFinding, Verdict } from './verdict.ts';

const longest = 200;

/** What verifying the report in the folder came to, for people. */
export function verdictText(folder: string, verdict: Verdict): string {
  const signature = signatureLine(verdict.signature);
  if (!verdict.matches) {
    const found = verdict.difference ? differenceLines(verdict.difference) : [texts.matches];
    return [fill(texts.differs, { folder }), ...found, signature].join('\n');
  }
  const { head } = verdict;
  const { period, revision } = head;
  const series = head.kind === 'rating' ? head.league : head.kind;
  return [
    fill(texts.report, { series, period, revision, folder }),
    ...verdict.files.map(({ name, bytes, sha256 }) =>
      fill(texts.file, { name: name.padEnd(16), bytes: String(bytes).padStart(9), sha256 }),
    ),
    fill(texts.facts, verdict.facts),
    texts.matches,
    signature,
  ].join('\n');
}

function signatureLine(signature: SignatureFinding): string {
  return fill(texts.signature[signature.kind], { ...signature });
}

/** A difference for people. */
export function differenceLines(difference: Difference): string[] {
  const text = texts.difference[difference.kind];
  switch (difference.kind) {
    case 'value':
      return [
        fill(text, {
          file: difference.file,
          path: difference.path,
          archived: shown(difference.archived),
          recomputed: shown(difference.recomputed),
        }),
      ];
    case 'digest': {
      const { file, listed, found, inside } = difference;
      return [fill(text, { file, listed, found }), ...(inside ? differenceLines(inside) : [])];
    }
    default:
      return [fill(text, { ...difference })];
  }
}

function shown(value: unknown): string {
  const text = value === undefined ? texts.absent : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
