/** Addresses and networks: the same answers as Node's net module gives. */
import { BlockList, isIP } from 'node:net';
import { expect, test } from 'vitest';
import { inNetwork, ipVersion } from '../../src/go/ip.ts';

test.each([
  ...['1.2.3.4', '0.0.0.0', '255.255.255.255', '256.1.1.1', '1.2.3', '1.2.3.4.', '1.2.3.4.5', '01.2.3.4', '', 'a.b.c.d', '1..2.3'],
  ...[
    '::',
    '::1',
    '1::',
    'fe80::1%eth0',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    ':1',
    '1:',
    ':::',
    '::ffff:1.2.3.4',
  ],
  ...[
    '::1.2.3.4:1',
    '1.2.3.4::',
    '12345::',
    'g::',
    '1:2:3:4:5:6:1.2.3.4',
    '1:2:3:4:5:6:7:1.2.3.4',
    '::1:2:3:4:5:6:7',
    '::1:2:3:4:5:6:7:8',
    '[::1]',
  ],
])('%s', (text) => {
  expect(ipVersion(text)).toBe(isIP(text));
});

test.each([
  ['10.0.0.0/8', '10.1.2.3'],
  ['10.0.0.0/8', '11.1.2.3'],
  ['10.1.2.3/0', '11.1.2.3'],
  ['192.168.1.128/25', '192.168.1.127'],
  ['192.168.1.128/25', '192.168.1.200'],
  ['192.168.1.128/32', '192.168.1.128'],
  ['fd00::/8', 'fd12::1'],
  ['fd00::/8', 'fe12::1'],
  ['fe80::/10', 'febf::1'],
])('%s holds %s?', (network, address) => {
  const [start = '', bits] = network.split('/');
  const list = new BlockList();
  const family = isIP(start) === 6 ? 'ipv6' : 'ipv4';
  list.addSubnet(start, Number(bits), family);
  expect(inNetwork(network, address)).toBe(list.check(address, family));
});

test('what is no network holds nothing', () => {
  for (const network of ['10.0.0.0/33', '10.0.0.0/x', '10.0.0/8', '::/8']) expect(inNetwork(network, '10.0.0.1')).toBe(false);
});
