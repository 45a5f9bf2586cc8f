import { BlockList, isIP } from 'node:net';

/** Whether an address lies in a network of the body or of those it belongs together with. */
export type IsFromNetworkOf = (body: string, address: string) => boolean;

/** By the networks (CIDR) of each body, read when it is first asked about. What is no IP address lies in none. */
export function ownNetworks(networksOf: (body: string) => readonly string[]): IsFromNetworkOf {
  const lists = new Map<string, BlockList>();
  return (body, address) => {
    if (isIP(address) === 0) return false;
    const list = lists.get(body) ?? listOf(networksOf(body));
    lists.set(body, list);
    return list.check(address, familyOf(address));
  };
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
