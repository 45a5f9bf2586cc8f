import { describe, expect, it } from 'vitest';
import { citizenContacts } from '#shared/domain/surveys/citizen.ts';

const keysOf = (contacts: Record<string, string>, account?: string) =>
  citizenContacts('pos', { contacts, account }).map(({ key }) => key);

describe('a contact has one form', () => {
  it.each([
    ['email', ' Anna@Example.ORG ', 'email:anna@example.org'],
    ['phone', '8 (912) 063-63-63', 'phone:+79120636363'],
    ['phone', '+7 912 063 63 63', 'phone:+79120636363'],
    ['phone', '79120636363', 'phone:+79120636363'],
    ['phone', '912 063-63-63', 'phone:+79120636363'],
    ['phone', '+49 30 1234567', 'phone:+49301234567'],
    ['phone', '22-33-44', 'phone:+223344'],
    ['vk', 'https://vk.com/Anna_K/', 'vk:anna_k'],
    ['vk', '@anna_k', 'vk:anna_k'],
    ['telegram', 'https://t.me/Kanareyka63', 'telegram:kanareyka63'],
    ['telegram', '@Kanareyka63', 'telegram:kanareyka63'],
    ['max', 'max.ru/anna', 'max:anna'],
  ])('%s %s', (kind, text, key) => {
    expect(keysOf({ [kind]: text })).toEqual([key]);
  });
});

describe('a citizen', () => {
  it('is known by every contact, and by the account of the platform they wrote on', () => {
    expect(keysOf({ email: 'a@b.ru', phone: '+79120636363' }, 'U-17')).toEqual([
      'email:a@b.ru',
      'phone:+79120636363',
      'account:pos/U-17',
    ]);
    expect(citizenContacts('vk', { account: 'U-17' })).toEqual([
      { kind: 'account', value: 'U-17', key: 'account:vk/U-17' },
    ]);
  });

  it('of whom nothing is known has none', () => {
    expect(citizenContacts('pos', {})).toEqual([]);
    expect(keysOf({ email: ' ', phone: '()' })).toEqual([]);
  });
});
