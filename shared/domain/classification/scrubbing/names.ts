import { bearer, dashes, oneOf, type Replacement, replacing } from './replacement.ts';

const end = String.raw`(?!\p{L})`;
const notOfStreet = String.raw`(?<!(?<!\p{L})${bearer}\.?\s{0,3})(?!${bearer}${end})`;
const start = String.raw`(?<![\p{L}\d])${notOfStreet}`;

const word = String.raw`\p{Lu}\p{Ll}{1,30}(?:-\p{Lu}\p{Ll}{1,30})?`;
const capitals = String.raw`\p{Lu}{2,30}(?:-\p{Lu}{2,30})?${end}`;
const anyWord = String.raw`\p{L}{2,30}`;

/** Nouns and adjectives that end as a woman's patronymic does: «Глава Деревне», «На Уровне». */
const notFeminine =
  '(?!(?i:деревн|церковн|уголовн|верховн|духовн|основн|чиновн|(?:не|по)?ровн|уровн|бревн|царевн|королевн|душевн|(?:еже)?дневн|(?:без|под|у)словн|условн|(?:не)?виновн|кровн|полковн|любовн))';
/** From which the patronymics of women come: their other words, «уровне» and «неровной», end so too. */
const fathers = oneOf(
  'адольф|александр|алексе|альберт|анатоль|андре|антон|аркадь|арнольд|арсень|арт[её]м|артур|архип|афанась|богдан|борис',
  'вадим|валентин|валерь|валерьян|василь|вениамин|виктор|виталь|владимир|владислав|всеволод|вячеслав|гаврил|геннадь|георги',
  'герман|глеб|григорь|давид|давыд|данил|денис|дмитри|евгень|евсе|егор|елисе|ефим|захар|зиновь|иван|игнать|игор|иосиф|карл',
  'карп|кирилл|климент|кондрать|константин|корне|лаврентье|леонид|леонть|льв|макар|максим|марат|марк|матве|михайл|моисе',
  'назар|наум|никифор|никола|олег|осип|павл|петр|платон|порфирь|прокопь|прохор|рашид|роберт|роман|ростислав|рудольф|руслан',
  'савель|святослав|сем[её]н|серге|спиридон|станислав|степан|тарас|тимофе|тихон|трофим|ф[её]дор|филипп|харитон|эдуард|юлиан|юрь',
  'яковл|яков|ярослав',
);

const masculine = '(?:[а-яё]{2,20}(?:[ое]вич|ьич)|(?:никит|лук|фом|кузьм|савв?)ич)(?:а|у|ем|е)?';
const feminine = (stem: string) => `(?:${stem}|(?:ильин|кузьмин|лукин|фомин|никит|савв)ичн)(?:а|ы|е|у|ой|ою)`;
const patronymic = `(?i:${oneOf(masculine, notFeminine + feminine('[а-яё]{2,20}[ое]вн'))})${end}`;
const surePatronymic = `(?i:${oneOf(masculine, feminine(`${fathers}(?:[ое]вн)`))})${end}`;

/** Words that end as a surname does. */
const notSurname = String.raw`(?!(?i:снова|слов|готов|здоров|один|магазин|основ|голов|город|машин|причин|половин)\p{L}{0,4}${end})`;
const usualEnding = oneOf('(?:[оеё]в|[иы]н)(?:а|у|ым|ом|е|ой|ы)?', 'енко|чук|юк|дзе|швили');
const adjectiveEnding = '(?:ск|цк)(?:ий|ая|ого|ому|им|ом|ой|ую)';
const surnameOf = (ending: string) => `${notSurname}(?i:[а-яё]{1,20}${ending})${end}`;
const surname = surnameOf(oneOf(usualEnding, adjectiveEnding));
const capitalSurname = String.raw`(?=\p{Lu})${surname}`;
const usualSurname = String.raw`(?=\p{Lu})${surnameOf(usualEnding)}`;

const initials = String.raw`\p{Lu}\.\s?\p{Lu}\.`;
/** Districts, one who stands in, and common abbreviations. */
const notAbbreviation = String.raw`(?!(?:Г\.\s?О|Г\.\s?П|С\.\s?П|М\.\s?О|М\.\s?Р|И\.\s?О|Т\.\s?[ДЕКП])\.)`;
/** «Иванов И.», but not «Ленина Д. 5» or «Кирова Г. Ухта». */
const oneInitial = String.raw`(?!Г\.\s\p{Lu})\p{Lu}\.(?!\s?\d|\s?\p{Lu}\.)`;

const notPeople = String.raw`(?!(?i:ООО|ОАО|ПАО|АО|МУП|МКУ|МБУ|ГУП|УК|ТСЖ|ТСН|жител\p{L}{1,3}|администраци\p{L}{1,2}|собственник\p{L}{0,2}|коллектив)${end})`;
const afterIntroduction = String.raw`(?<=(?<!\p{L})(?i:меня зовут|мо[её] имя|ФИО|Ф\.\s?И\.\s?О\.|с уважением|заявител[ьяею]м?|пишет вам|вам пишет)[\s:,${dashes}]{1,4})`;
const introduced = oneOf(
  String.raw`${word}(?:\s${word}){0,2}(?:\s${initials})?`,
  String.raw`${capitals}(?:\s${capitals})?(?:\s${patronymic})?(?:\s${capitalSurname})?`,
);

const titled = String.raw`(?:${word}\s)?${word}\s(?=\p{Lu}\p{Ll})${patronymic}(?:\s${capitalSurname})?`;
const untitled = String.raw`(?:${surname}\s)?(?!(?i:памятник|лампоч|завет))${anyWord}\s${surePatronymic}(?:\s${surname})?`;

const beforeInitials = oneOf(String.raw`${word}\s${notAbbreviation}`, String.raw`${usualSurname}\s`);
const fromInitials = oneOf(
  String.raw`${notAbbreviation}${initials}\s?${word}`,
  String.raw`${initials}\s?${usualSurname}`,
);
const capitalInitials = String.raw`${capitalSurname}\s${notAbbreviation}${initials}`;
const withOneInitial = String.raw`${capitalSurname}\s${oneInitial}`;

/** Names of people, not of streets and schools. */
export const names: readonly Replacement[] = [
  afterIntroduction + notPeople + introduced,
  start + titled,
  start + untitled,
  start + beforeInitials + initials,
  start + fromInitials,
  start + capitalInitials,
  start + withOneInitial,
].map((pattern) => replacing(pattern, '[имя]'));
