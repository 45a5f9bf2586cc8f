import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { HttpResponse } from '#shared/lambda/http.ts';
import texts from './layout.ru.json' with { type: 'json' };
import { css } from './style.ts';

/** Markup made by the `html` tag: every value in it is escaped. Attributes must be quoted, or a value breaks out. */
export type Html = ReturnType<typeof html>;

interface Page {
  readonly title: string;
  /** What stands in `main`, with its own `h1`. */
  readonly body: Html;
  /** For tables and charts; otherwise a column to read. */
  readonly isWide?: boolean;
}

const styleHash = createHash('sha256').update(css).digest('base64');

/** Nothing is loaded, nothing runs, and no other site may frame the page or take its forms. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** A page as an answer, with the headers that every page carries; `extra` adds to them or takes their place. */
export async function htmlResponse(
  status: number,
  content: Page,
  extra: Readonly<Record<string, string>> = {},
): Promise<HttpResponse> {
  return {
    status,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8', ...extra },
    body: await page(content),
  };
}

/** The answer to a form that has been taken in: the browser goes on to a page that may be loaded again. */
export function seeOther(location: string): HttpResponse {
  return { status: 303, headers: { ...headers, location } };
}

async function page({ title, body, isWide = false }: Page): Promise<string> {
  const document = await html`<!doctype html>
<html lang="ru" class="${isWide ? 'wide' : 'narrow'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} — ${texts.brand}</title>
<style>${raw(css)}</style>
</head>
<body>
<header class="bar"><p>${texts.brand}</p></header>
<main>
${body}
</main>
</body>
</html>
`;
  return document.toString();
}
