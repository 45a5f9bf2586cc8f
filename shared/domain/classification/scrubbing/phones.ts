import { dashes, oneOf, type Replacement, replacing } from './replacement.ts';

const start = String.raw`(?<![\d+]|\d[${dashes}])`;
const end = String.raw`(?!\d|[${dashes}]\d)`;
const dash = `[${dashes}]`;
const gap = String.raw`[\s().${dashes}]{0,3}`;
const narrowGap = String.raw`[\s${dashes}]?`;

/** However its digits are grouped, once it begins with the country's. */
const full = String.raw`(?:\+7|8|7)${gap}\d{3}(?:${gap}\d){7}`;
const mobile = String.raw`9\d{2}${gap}${oneOf(
  String.raw`\d{3}${gap}\d{2}${gap}\d{2}`,
  String.raw`\d{2}${gap}\d{2}${gap}\d{3}`,
)}`;

const digits = (from: number, to = from) => String.raw`\d(?:${narrowGap}\d){${from - 1},${to - 1}}`;
const pairs = String.raw`\d{1,3}${dash}\d{2}${dash}\d{2}`;
/** A code and the number in the town make ten digits; no code begins as a year does. */
const withCode = oneOf(
  String.raw`\([3489]\d{2}\)${narrowGap}${digits(7)}`,
  String.raw`\([3489]\d{3}\)${narrowGap}${digits(6)}`,
  String.raw`\([3489]\d{4}\)${narrowGap}${digits(5)}`,
  String.raw`\(\d{3,5}\)\s?${pairs}`,
  String.raw`[348]\d{2,4}[\s${dashes}]${pairs}`,
);
const town = String.raw`\d{3}${dash}\d{2}${dash}\d{2}`;

/** Words after which even a short number is a phone. */
const call = String.raw`(?<!\p{L})(?i:тел|телефон\p{L}{0,3}|факс\p{L}{0,2}|моб|сот|(?:по|пере)?звон\p{L}{1,6})`;
/** «т. 24-15-36», but no tons and no thousands. */
const shortCall = String.raw`(?<!\p{L}|\d\s?)[Тт](?=[.:])`;
const after = (word: string) => String.raw`(?<=${word}[.:,\s${dashes}]{1,3})`;
/** Several in a row; «10 000» is a sum. */
const short = String.raw`(?!\d{1,3}\s000)${oneOf(pairs, digits(10), digits(5, 7))}`;
const more = String.raw`(?:\s?(?:[,;/]|и\s|или\s)\s?${oneOf(pairs, String.raw`\d{5,7}`)}${end}){0,5}`;
const afterNumber = String.raw`(?<=(?<!\p{L})(?i:номер\p{L}{0,2})[:\s]{1,2})`;

/** Phones: of the country, of a town, and short ones after a word that announces them. */
export const phones: readonly Replacement[] = [full, mobile, withCode, town]
  .map((phone) => start + phone + end)
  .concat(after(call) + short + end + more)
  .concat(after(shortCall) + oneOf(pairs, String.raw`\d{5,6}`) + end + more)
  .concat(afterNumber + pairs + end + more)
  .map((pattern) => replacing(pattern, '[телефон]'));
