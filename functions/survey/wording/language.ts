import type { Language } from '#shared/domain/surveys/survey-rules.ts';
import type { HttpRequest } from '#shared/lambda/http.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';
import en from './texts.en.json' with { type: 'json' };
import kv from './texts.kv.json' with { type: 'json' };
import ru from './texts.ru.json' with { type: 'json' };

export type Texts = typeof ru;

const textsByLanguage: Readonly<Record<Language, Texts>> = { ru, kv, en };

/** What is offered; the region's data has at least one. */
export const offered: readonly Language[] = surveyRules.languages;
const [standard = 'ru'] = offered;

export function textsIn(language: Language): Texts {
  return textsByLanguage[language];
}

/** What `?lang=` asks for; the region's first language where it asks for nothing that is offered. */
export function languageOf({ query }: Pick<HttpRequest, 'query'>): Language {
  return offered.find((language) => language === query['lang']) ?? standard;
}

/** An address of ours that keeps to the language. */
export function inLanguage(path: string, language: Language): string {
  return language === standard ? path : `${path}?lang=${language}`;
}
