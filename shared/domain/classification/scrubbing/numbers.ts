import { dashes, oneOf, type Replacement, replacing, wordEnd, wordStart } from './replacement.ts';

const start = String.raw`(?<!\d)`;
const end = String.raw`(?!\d)`;

const cardGap = String.raw`[\s.${dashes}]`;
const card = String.raw`\d{4}(${cardGap}?)\d{4}\1\d{4}\1\d{4}`;

const dashedInsurance = String.raw`\d{3}[${dashes}]\d{3}[${dashes}]\d{3}[\s${dashes}]?\d{2}`;
const anyInsurance = String.raw`\d{3}[\s${dashes}]?\d{3}[\s${dashes}]?\d{3}[\s${dashes}]{0,3}\d{2}`;
const afterInsurance = String.raw`(?<=(?i:снилс)[^\d\n]{0,15})`;

const taxpayer = String.raw`\d{4}\s?\d{4}\s?\d{4}`;
const afterTaxpayer = String.raw`(?<=(?<!\p{L})(?i:инн)[^\d\n]{0,15})`;

const series = String.raw`\d{2}\s?\d{2}`;
const numberSign = String.raw`(?:(?i:номер|ном\.|№|N)[\s:]{0,2})?`;
const passport = String.raw`${series}[\s,.;№${dashes}]{0,3}${numberSign}\d{6}`;
const barePassport = String.raw`${series}\s(?:№\s?)?\d{6}`;
const afterPassport = String.raw`(?<=(?i:паспорт|(?<!\p{L})сери[яиюе]й?)[^\d\n]{0,30})`;

/** Those that look the same in both alphabets. */
const plateLetter = '[АВЕКМНОРСТУХавекмнорстухABEKMHOPCTYXabekmhopctyx]';
/** «с 100 на 20», «в 123 кв 12» are no plates. */
const measure = `(?!(?i:кв|км|мм)${wordEnd})`;
const smallWord = '(?!(?i:на|не|но|ну|от|во|ко|со|то|та|те|ту|он|ее|см|ст|тн|ка) )';
const joinedPlate = String.raw`${plateLetter}\d{3}${measure}${plateLetter}{2}(?:\s?\d{2,3})?`;
const spacedPlate = String.raw`${plateLetter}\s?\d{3}\s${measure}${smallWord}${plateLetter}{2}\s?\d{2,3}`;
const plate = oneOf(joinedPlate, spacedPlate) + String.raw`(?:\s?(?i:rus))?`;

/** Numbers of cards, of documents and of cars. */
export const numbers: readonly Replacement[] = [
  replacing(start + card + end, '[карта]'),
  replacing(start + dashedInsurance + end, '[СНИЛС]'),
  replacing(afterInsurance + start + anyInsurance + end, '[СНИЛС]'),
  replacing(afterTaxpayer + start + taxpayer + end, '[ИНН]'),
  replacing(afterPassport + start + passport + end, '[паспорт]'),
  replacing(start + barePassport + end, '[паспорт]'),
  replacing(wordStart + plate + wordEnd, '[госномер]'),
];
