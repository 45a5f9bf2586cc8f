import { html, raw } from 'hono/html';
import type { Block, ReportDocument } from './document.ts';
import texts from './document-html.ru.json' with { type: 'json' };
import { documentStyle } from './document-style.ts';

/** The document as a page that stands alone: no script, nothing loaded from elsewhere, fit to be printed. */
export async function documentHtml({ title, subtitle, blocks }: ReportDocument): Promise<Uint8Array> {
  const page = await html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}. ${subtitle}</title>
<style>${raw(documentStyle)}</style>
</head>
<body>
<main>
<header><p class="brand">${texts.brand}</p><h1>${title}</h1><p class="subtitle">${subtitle}</p></header>
${blocks.map(blockHtml)}
</main>
</body>
</html>
`;
  return new TextEncoder().encode(page.toString());
}

function blockHtml(block: Block) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`;
    case 'paragraph':
      return html`<p class="${block.tone ?? 'plain'}">${block.text}</p>`;
    case 'facts':
      return html`<dl>${block.rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`;
    case 'table':
      return tableHtml(block);
    case 'chart':
      return html`<figure>${raw(block.svg)}</figure>`;
    case 'code':
      return html`<pre><code>${block.text}</code></pre>`;
  }
}

function tableHtml({ caption, columns, rows }: Extract<Block, { kind: 'table' }>) {
  const side = (column: number) => (columns[column]?.isFigure ? 'figure' : 'text');
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ title }, column) => html`<th scope="col" class="${side(column)}">${title}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first = '', ...rest]) =>
    html`<tr><th scope="row">${first}</th>${rest.map((cell, index) => html`<td class="${side(index + 1)}">${cell}</td>`)}</tr>
`,
)}</tbody>
</table>
</div>`;
}
