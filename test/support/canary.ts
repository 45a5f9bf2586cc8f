/** A citizen who is in no other place: whoever finds one of these words outside has found a leak. */
export const canary = {
  name: 'Канарейкина Ярина Кенаровна',
  phone: '+7 912 063-63-63',
  email: 'yarina.kanareykina@example.org',
  telegram: '@kanareyka63',
  words: 'У подъезда дома Канарейкиной третью неделю не горит фонарь.',
} as const;

/** The author as a platform tells of them. */
export const canaryAuthor = {
  kind: 'citizen',
  name: canary.name,
  contacts: { phone: canary.phone, email: canary.email, telegram: canary.telegram },
} as const;

/** The canary's words that stand in a text. */
export function canariesIn(text: string): string[] {
  const marks = [...Object.values(canary), 'Канарейкин', 'kanarey', '063-63'];
  return marks.filter((mark) => text.includes(mark));
}
