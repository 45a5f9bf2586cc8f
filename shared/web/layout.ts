import { html, raw } from 'hono/html';
import type { Language } from '#shared/domain/surveys/survey-rules.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import texts from './layout.json' with { type: 'json' };
import { commonStyle, type PageStyle } from './page-style.ts';

/** Markup made by the `html` tag: every value in it is escaped. Attributes must be quoted, or a value breaks out. */
export type Html = ReturnType<typeof html>;

interface Page {
  readonly title: string;
  /** What stands in `main`, with its own `h1`. */
  readonly body: Html;
  /** For tables and charts; otherwise a column to read. */
  readonly isWide?: boolean;
  /** Russian without it. */
  readonly lang?: Language;
  /** What stands in the bar, after the centre's name. */
  readonly aside?: Html;
  /** For pages that need little, or something that no other page has. */
  readonly style?: PageStyle;
}

/** Nothing is loaded, nothing runs, and no other site may frame the page or take its forms. */
function headersWith({ source }: PageStyle) {
  const policy = [
    "default-src 'none'",
    `style-src ${source}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  };
}

/** A page as an answer, with the headers that every page carries; `extra` adds to them or takes their place. */
export async function htmlResponse(
  status: number,
  content: Page,
  extra: Readonly<Record<string, string>> = {},
): Promise<HttpResponse> {
  return {
    status,
    headers: { ...headersWith(content.style ?? commonStyle), 'content-type': 'text/html; charset=utf-8', ...extra },
    body: await page(content),
  };
}

/** The answer to a form that has been taken in: the browser goes on to a page that may be loaded again. */
export function seeOther(location: string): HttpResponse {
  return { status: 303, headers: { ...headersWith(commonStyle), location } };
}

async function page({ title, body, aside, lang = 'ru', style = commonStyle, isWide = false }: Page): Promise<string> {
  const { brand } = texts[lang];
  const document = await html`<!doctype html>
<html lang="${lang}" class="${isWide ? 'wide' : 'narrow'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} — ${brand}</title>
<style>${raw(style.css)}</style>
</head>
<body>
<header class="bar"><p>${brand}</p>${aside}</header>
<main>
${body}
</main>
</body>
</html>
`;
  return document.toString();
}
