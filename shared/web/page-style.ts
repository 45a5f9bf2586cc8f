import { createHash } from 'node:crypto';
import { css } from './style.ts';

/** A style sheet, and what the Content-Security-Policy calls it. */
export interface PageStyle {
  readonly css: string;
  readonly source: string;
}

export function pageStyle(css: string): PageStyle {
  return { css, source: `'sha256-${createHash('sha256').update(css).digest('base64')}'` };
}

export const commonStyle = pageStyle(css);
