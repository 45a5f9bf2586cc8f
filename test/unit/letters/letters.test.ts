import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { type LetterForms, type LetterKind, lettersSchema } from '#shared/domain/letters/letter-texts.ts';
import { languages } from '#shared/domain/surveys/survey-rules.ts';
import { writeLetter } from '#shared/letters/write-letter.ts';
import en from '#shared/region/komi/letters/en.json' with { type: 'json' };
import kv from '#shared/region/komi/letters/kv.json' with { type: 'json' };
import ru from '#shared/region/komi/letters/ru.json' with { type: 'json' };
import { letters } from '#shared/region/letters.ts';

const all = { ru, kv, en };
const kinds = ['invitation', 'receipt', 'answer', 'decision'] as const satisfies readonly LetterKind[];
const formsOf = ({ platform, mail, messenger, sms }: LetterForms) => {
  return { platform, subject: mail.subject, mail: mail.text, messenger, sms };
};

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a template names, wherever in it. A text of its own is of type 0. */
function placeholders(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    const options = 'options' in element ? Object.values(element.options ?? {}) : [];
    const own = element.type !== 0 && 'value' in element ? [String(element.value)] : [];
    return [...own, ...options.flatMap((option) => ('value' in option ? placeholders(option.value) : []))];
  });
}

describe('the letters of all languages', () => {
  it.each(languages)('are whole: %s', (language) => {
    expect(lettersSchema.parse(all[language])).toMatchObject({ language });
  });

  it.each(kinds)('have the same placeholders: %s', (kind) => {
    const named = languages.map((language) =>
      Object.entries(formsOf(all[language][kind])).map(([form, text]) => [
        form,
        [...new Set(placeholders(new IntlMessageFormat(text, 'ru').getAst()))].sort(),
      ]),
    );
    expect(named.flat(3)).toContain('number');
    expect(named[1]).toEqual(named[0]);
    expect(named[2]).toEqual(named[0]);
  });
});

const appealId = '7K2M04QX9ZTA';
const about = { appealId, title: 'Ямы $& {term} <b>' };
/** As long as the address of an API on AWS. */
const base = 'https://abcdefghij.execute-api.eu-central-1.amazonaws.com';
const survey = `${base}/s/${'x'.repeat(22)}`;
const status = `${base}/a/${appealId}?code=ABCD2345`;
const texts = {
  text: 'Крышу {починили}',
  reason: "Работы '{не}' окончены",
  due: '5 декабря 2026 г.',
  code: 'ABCD-2345',
};
const written = (language: keyof typeof all, kind: LetterKind, values = {}) =>
  writeLetter(lettersSchema.parse(all[language]), kind, about, {
    ...{ link: kind === 'invitation' ? survey : status, optOut: `${survey}/opt-out`, days: 14 },
    ...{ isFinal: 'yes', isReopened: 'no', ...texts, ...values },
  });

describe('a letter', () => {
  it.each([
    [1, '1 день'],
    [2, '2 дня'],
    [5, '5 дней'],
    [11, '11 дней'],
    [21, '21 день'],
    [22, '22 дня'],
    [1.5, '1,5 дня'],
  ])('counts days as Russian does: %d', (days, words) => {
    const { platform, mail, messenger } = written('ru', 'invitation', { days });
    for (const text of [platform, mail.text, messenger]) expect(text).toMatch(new RegExp(`действует ${words}\\.`));
  });

  it.each(languages.flatMap((language) => kinds.map((kind) => [language, kind] as const)))(
    'names the appeal and what it was about, whatever is in the words: %s, %s',
    (language, kind) => {
      const { platform, mail, messenger, sms } = written(language, kind);
      for (const text of [mail.subject, mail.text, messenger, sms]) expect(text).toContain('7K2M-04QX-9ZTA');
      for (const text of [mail.text, messenger]) expect(text).toContain('Ямы $& {term} <b>');
      for (const text of [platform, mail.subject, mail.text, messenger, sms]) {
        expect(text).not.toMatch(/undefined|\{(number|link|days|title|due|code)/);
      }
    },
  );

  it.each(languages.flatMap((language) => kinds.map((kind) => [language, kind] as const)))(
    'has its link in an SMS of two parts at the most: %s, %s',
    (language, kind) => {
      const isCyrillic = (text: string) => /[^\x20-\x7e]/.test(text);
      for (const isReopened of ['yes', 'no']) {
        const { sms } = written(language, kind, { isReopened });
        expect(sms).toContain(kind === 'invitation' ? survey : status);
        expect(sms.length).toBeLessThanOrEqual(isCyrillic(sms) ? 2 * 67 : 2 * 153);
      }
    },
  );

  it('leaves out what a category tells nobody', () => {
    const { platform } = writeLetter(
      letters,
      'invitation',
      { appealId, title: undefined },
      { days: 14, link: survey, optOut: '' },
    );
    expect(platform).toMatch(/^На ваше обращение 7K2M-04QX-9ZTA дан ответ\./);
  });

  it('hands an answer and a reason over word by word', () => {
    expect(written('ru', 'answer').platform).toBe(texts.text);
    expect(written('ru', 'answer', { isFinal: 'no' }).mail.subject).toContain('предварительный');
    expect(written('ru', 'decision').platform).toContain(texts.reason);
    expect(written('ru', 'decision', { isReopened: 'yes' }).mail.text).toContain('снова в работе');
  });

  it('has the page of opting out in the mail of an invitation', () => {
    for (const language of languages) expect(written(language, 'invitation').mail.text).toContain(`${survey}/opt-out`);
  });
});
