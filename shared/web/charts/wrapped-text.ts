import { textWidth, type Weight } from './text-width.ts';

interface Room {
  readonly width: number;
  readonly fontSize: number;
  readonly weight?: Weight;
  readonly maxLines: number;
}

export interface WrappedText {
  readonly lines: readonly string[];
  /** The end did not fit, and the last line ends in «…». */
  readonly isCut: boolean;
}

/** Lines of about the same length, as many as `wrapText` needs: no lone word on the last one. */
export function balanceText(text: string, room: Room): WrappedText {
  let best = wrapText(text, room);
  for (let width = room.width * 0.95; !best.isCut && best.lines.length > 1 && width > room.width / 2; width *= 0.95) {
    const narrower = wrapText(text, { ...room, width });
    if (narrower.isCut || narrower.lines.length > best.lines.length) break;
    best = narrower;
  }
  return best;
}

/** Breaks at spaces and after hyphens, inside a word only when the word alone is wider than the room. */
export function wrapText(text: string, room: Room): WrappedText {
  const fits = (line: string) => textWidth(line.trimEnd(), room.fontSize, room.weight) <= room.width;
  const lines: string[] = [];
  let line = '';
  const pieces = text
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim()
    .split(/(?<=[ -])/)
    .flatMap((piece) => (fits(piece) ? [piece] : Array.from(piece)));
  for (const [index, piece] of pieces.entries()) {
    if (line === '' || fits(line + piece)) {
      line += piece;
      continue;
    }
    if (lines.length + 1 === room.maxLines) {
      return { lines: [...lines, cutLine(line + pieces.slice(index).join(''), fits)], isCut: true };
    }
    lines.push(line.trimEnd());
    line = piece;
  }
  return { lines: [...lines, line.trimEnd()], isCut: false };
}

function cutLine(text: string, fits: (line: string) => boolean): string {
  const characters = Array.from(text);
  let length = characters.length;
  while (length > 0 && !fits(`${characters.slice(0, length).join('')}…`)) length -= 1;
  return `${characters
    .slice(0, length)
    .join('')
    .replace(/[\s(«,.–—-]+$/u, '')}…`;
}
