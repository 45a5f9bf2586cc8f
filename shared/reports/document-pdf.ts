import type { Content, Node, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { fill } from '#shared/web/wording.ts';
import type { ReportDocument } from './document.ts';
import texts from './document-pdf.ru.json' with { type: 'json' };
import { documentContent } from './pdf/content.ts';
import { fontCharacters } from './pdf/font-characters.ts';
import { inFont } from './pdf/in-font.ts';
import { page } from './pdf/page.ts';
import { body, family, styles } from './pdf/typography.ts';

declare module 'pdfmake' {
  /** Files in memory, instead of those of the machine. */
  export const virtualfs: { writeFileSync(name: string, content: Uint8Array): void };
}

/** Names of the fonts within their files: under them the drawer of SVG finds what is loaded already. */
const fontNames = { regular: 'GolosText-Regular', semibold: 'GolosText-SemiBold' } as const;

/**
 * The document as an A4 PDF, with bookmarks and page numbers; `?` stands for what the font lacks. The same document gives
 * the same bytes. The maker of PDFs and the fonts, 1.3 MiB, are loaded when the first document is made.
 */
export async function documentPdf(document: ReportDocument): Promise<Uint8Array> {
  const [{ default: pdfMake }, { golosFonts }] = await Promise.all([
    import('pdfmake'),
    import('#shared/reports/pdf/golos-fonts.ts'),
  ]);
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy(() => false);
  pdfMake.virtualfs.writeFileSync(fontNames.regular, golosFonts.regular);
  pdfMake.virtualfs.writeFileSync(fontNames.semibold, golosFonts.semibold);
  pdfMake.setFonts({ [family]: { normal: fontNames.regular, bold: fontNames.semibold } });
  return await pdfMake.createPdf(definition(inFont(document, fontCharacters(golosFonts.regular)))).getBuffer();
}

function definition(document: ReportDocument): TDocumentDefinitions {
  const { left, top, right, bottom } = page.margin;
  return {
    info: {
      title: document.title,
      author: texts.author,
      subject: document.subtitle,
      creator: texts.author,
      creationDate: new Date(document.date),
    },
    version: '1.7',
    language: 'ru',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [left, top, right, bottom],
    defaultStyle: body,
    styles,
    header: (current) => (current === 1 ? null : running(document.title, [left, top / 2 - 4, right, 0])),
    footer: (current, pages) => running(pageOf(current, pages), [left, 12, right, 0]),
    content: documentContent(document),
    pageBreakBefore: isTooLow,
  };
}

/**
 * What stands above something has in `headlineLevel`, the only number that gets here, the height it needs with it. To ask
 * what follows on the page does not help: of what pdfmake keeps together it tells where that began, not where it went.
 */
function isTooLow({ headlineLevel: needed, startPosition: { pageInnerHeight, verticalRatio } }: Node): boolean {
  return needed !== undefined && verticalRatio > 0.02 && needed > pageInnerHeight * (1 - verticalRatio);
}

function running(text: string, margin: [number, number, number, number]): Content {
  return { text, style: 'running', alignment: 'right', margin };
}

function pageOf(current: number, pages: number): string {
  return fill(texts.page, { page: current, pages });
}
