import { describe, expect, it } from 'vitest';
import { emptyInput } from '#functions/survey/answer-form.ts';
import { formPage, invalidPage, notSavedPage } from '#functions/survey/pages/form-page.ts';
import { type Notice, noticePage } from '#functions/survey/pages/notice-page.ts';
import { optOutLink, optOutPage } from '#functions/survey/pages/opt-out-page.ts';
import { offered, textsIn } from '#functions/survey/wording/language.ts';
import { type Language, languages } from '#shared/domain/surveys/survey-rules.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';
import { aToken } from './start-survey.ts';

/** Every text by its path. */
function paths(texts: object, above = ''): [string, unknown][] {
  return Object.entries(texts).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' ? paths(value, `${above}${key}.`) : [[`${above}${key}`, value]],
  );
}

function shapeOf(language: Language) {
  return paths(textsIn(language)).map(([path, text]) => [
    path,
    typeof text,
    String(text)
      .match(/\{\w+\}/g)
      ?.sort(),
  ]);
}

describe('the texts', () => {
  it.each(languages)('say the same things in each language: %s', (language) => {
    expect(shapeOf(language)).toEqual(shapeOf('ru'));
    for (const [path, text] of paths(textsIn(language))) expect(`${path}: ${text}`).not.toMatch(/: $/);
  });

  it('are offered once somebody has proofread them, Russian first', () => {
    expect(offered[0]).toBe('ru');
    for (const language of offered) expect(textsIn(language).proofread).toBe(true);
    expect(textsIn('kv').proofread).toBe(false);
  });
});

const token = aToken();
const subject = { token, appealId: '7K2M04QX9ZTA', categoryTitle: 'Содержание и ремонт многоквартирных домов' };
const input = { ...emptyInput, comment: 'ы'.repeat(1001) };
const wrong = ['form', 'resolved', 'mark', 'reasons', 'comment', 'mayContact'] as const;

function pagesIn(lang: Language) {
  const asked = { ...subject, lang, reasons: surveyRules.reasons };
  const notices = Object.keys(textsIn(lang).notices) as Notice[];
  return Promise.all([
    formPage(asked),
    invalidPage(asked, input, wrong),
    notSavedPage(asked, input),
    optOutPage(lang, `/s/${token}`),
    ...notices.map((notice) => noticePage(notice, lang, { foot: optOutLink(token, lang) })),
  ]);
}

describe.each(languages)('every page in the language %s', (lang) => {
  it('takes at most 20 KB, names its language, and runs and loads nothing', async () => {
    for (const { body = '', headers } of await pagesIn(lang)) {
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20_000);
      expect(body).toContain(`<html lang="${lang}"`);
      expect(body).not.toMatch(/<script|javascript:|https?:|\bsrc=|<link|\son[a-z]+=|\sstyle=|undefined|\{\w+\}</i);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      expect(body.match(/<h1>/g)).toHaveLength(1);
      const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, id] of body.matchAll(/(?:href="#|for="|describedby=")([^"]+)"/g))
        for (const one of (id ?? '').split(' ')) expect(ids).toContain(one);
    }
  });
});
