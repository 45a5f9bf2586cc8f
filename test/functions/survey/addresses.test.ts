import { describe, expect, it } from 'vitest';
import { countedAddress } from '#functions/survey/counted-address.ts';
import { ownNetworks } from '#functions/survey/own-network.ts';
import { networksOf } from '#shared/region/body-networks.ts';

describe('what answers are counted by', () => {
  it.each([
    ['203.0.113.17', '203.0.113.17'],
    ['::ffff:203.0.113.17', '203.0.113.17'],
    ['::FFFF:cb00:7111', '203.0.113.17'],
    ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['', undefined],
    ['unknown', undefined],
    ['203.0.113.17, 10.0.0.1', undefined],
  ])('of %j is %j', (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });
});

describe('the network of a body', () => {
  it.each<[string, string, boolean]>([
    ['mun-syktyvkar', '192.0.2.1', true],
    ['mun-syktyvkar', '192.0.3.1', false],
    ['mun-syktyvkar', '::ffff:192.0.2.1', true],
    ['mun-syktyvkar', '2001:db8:11:ffff::1', true],
    ['mun-syktyvkar', '2001:db8:12::1', false],
    // Of a subordinate organisation, and of the body that it counts to.
    ['mun-syktyvkar', '198.51.100.64', true],
    ['mun-syktyvkar', '198.51.100.63', false],
    ['org-syktyvkar-dorogi', '192.0.2.255', true],
    // Of another one below the same body.
    ['org-syktyvkar-zhkh', '198.51.100.64', false],
    ['org-syktyvkar-zhkh', '192.0.2.255', true],
    ['exec-minobr', '192.0.2.1', false],
    ['exec-nobody', '192.0.2.1', false],
    ['mun-syktyvkar', 'unknown', false],
  ])('of %s holds %s: %j', (body, address, isOwn) => {
    expect(ownNetworks(networksOf)(body, address)).toBe(isOwn);
  });
});
