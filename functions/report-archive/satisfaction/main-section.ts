import { html } from 'hono/html';
import type { AnalysisContent } from '#shared/domain/satisfaction/report.ts';
import type { AnswerFigures, ShareFigure } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { decimal, percent } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { counted, fill } from '#shared/web/wording.ts';
import texts from '../texts/satisfaction.ru.json' with { type: 'json' };
import { markRange, shareRange, shareText } from './figure-text.ts';

/** The figures of the whole month, each with what it means. */
export function mainSection({ snapshot: { whole }, method }: AnalysisContent): Html {
  const { answers, shown } = whole;
  if (!answers) {
    const why = shown === 'none' ? texts.noneWhole : texts.hiddenWhole;
    return html`<h2>${texts.main}</h2><p>${fill(why, { hidden: method.smallNumbers.hiddenBelow })}</p>`;
  }
  const { flagged } = answers;
  return html`<h2>${texts.main}</h2>
${shown === 'preliminary' ? html`<p class="note">${texts.preliminaryWhole}</p>` : ''}
<dl>${figures(answers)}</dl>
<p class="quiet">${fill(texts.rangeWhy, { confidence: percent(method.shareConfidence, 0) })}</p>
${flagged > 0 ? html`<p class="quiet">${fill(texts.flagged, { answers: counted(flagged, texts.answers) })}</p>` : ''}`;
}

function figures({ satisfied, mark, solved, answered }: AnswerFigures): Html {
  const share = (figure: 'satisfied' | 'solved' | 'answered', of: ShareFigure | undefined) => {
    if (!of || of.n === 0) return '';
    const { name, why } = texts.figures[figure];
    const values = { n: decimal(of.n, 0), s: decimal(of.s, 0) };
    return shown({ name, value: shareText(of), range: shareRange(of.interval), why: fill(why, values) });
  };
  const { name, why } = texts.figures.mark;
  return html`${share('satisfied', satisfied)}
${shown({ name, value: decimal(mark.mean, 2), range: markRange(mark.interval), why: fill(why, { n: decimal(mark.n, 0) }) })}
${share('solved', solved.yes)}
${share('answered', answered)}`;
}

interface ShownFigure {
  readonly name: string;
  readonly value: string;
  readonly range: string;
  readonly why: string;
}

function shown({ name, value, range, why }: ShownFigure): Html {
  return html`<div><dt>${name}</dt><dd>${value} <span class="range">${range}</span> <span class="range">${why}</span></dd></div>`;
}
