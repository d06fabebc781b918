import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress } from '../../../../../operator/code/source/addresses.ts';

const refused = {
  'this network': ['0.0.0.0', '0.255.255.255'],
  private: [
    '10.0.0.0',
    '10.96.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.168.255.255',
  ],
  'carriers’ NAT': ['100.64.0.0', '100.100.100.200', '100.127.255.255'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  'link-local and metadata': [
    '169.254.0.1',
    '169.254.169.254',
    '169.254.170.2',
    'fe80::1',
    'febf::1',
    'fe80::1%eth0',
    '2606::1%eth0',
  ],
  'protocol assignments': ['192.0.0.1', '192.0.0.170', '192.0.0.255', '2001:1::1', '2001:1ff:ffff::1'],
  documentation: [
    '192.0.2.1',
    '198.51.100.7',
    '203.0.113.255',
    '2001:db8::1',
    '2001:DB8:ffff::1',
    '3fff::1',
    '3fff:fff::1',
  ],
  '6to4 relays': ['192.88.99.1'],
  benchmarks: ['198.18.0.1', '198.19.255.255', '2001:2::1'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff00::1', 'ff02::1', 'ff0e::1'],
  'reserved and broadcast': ['240.0.0.1', '255.255.255.255'],
  unspecified: ['::', '0:0:0:0:0:0:0:0'],
  'mapped private': [
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::FFFF:A9FE:A9FE',
    '0:0:0:0:0:ffff:c0a8:1',
  ],
  compatible: ['::10.0.0.1', '::8.8.8.8', '::7f00:1'],
  translated: ['::ffff:0:8.8.8.8', '::ffff:0:127.0.0.1'],
  'NAT64 private': ['64:ff9b::10.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b::', '64:ff9b::ffff:ffff'],
  'NAT64 of one network': ['64:ff9b:1::1', '64:ff9b:1::8.8.8.8', '64:ff9b:1:ffff::808:808'],
  'beside NAT64': ['64:ff9b::1:808:808', '64:ff9b:2::808:808', '64::1'],
  discard: ['100::1', '100::ffff:ffff:ffff:ffff', '100:0:0:1::1'],
  Teredo: ['2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  '6to4 private': [
    '2002:a00:1::',
    '2002:7f00:1::1',
    '2002:c0a8:101::1',
    '2002:a9fe:a9fe::1',
    '2002::1',
    '2002:e000:1::1',
  ],
  'unique-local': ['fc00::1', 'fd00:ec2::254', 'fdff:ffff::1'],
  'site-local': ['fec0::1', 'feff::1'],
  unassigned: ['1::1', '1fff::1', '4000::1', '5f00::1', 'e000::1', 'fe00::1'],
  'no address': [
    '',
    'localhost',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '0x7f.0.0.1',
    '256.1.1.1',
    '8.8.8.8 ',
    ':::',
    '[::1]',
    '8.8.8.8/32',
  ],
};

const allowed = {
  'around this network': ['1.0.0.0'],
  'around private': ['9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0'],
  'around carriers’ NAT': ['100.63.255.255', '100.128.0.0'],
  'around loopback': ['126.255.255.255', '128.0.0.0'],
  'around link-local': ['169.253.255.255', '169.255.0.0'],
  'around assignments and documentation': [
    '191.255.255.255',
    '192.0.1.0',
    '192.0.3.0',
    '198.51.99.255',
    '198.51.101.0',
    '203.0.112.255',
    '203.0.114.0',
  ],
  'around relays and benchmarks': ['192.88.98.255', '192.88.100.0', '198.17.255.255', '198.20.0.0'],
  'below multicast': ['223.255.255.255'],
  servers: ['8.8.8.8', '1.1.1.1', '52.218.0.1', '2606:4700:4700::1111', '2a00:1450:4001:82a::200e', '2600:1f18::1'],
  'around assignments (IPv6)': [
    '2001:200::1',
    '2001:db7::1',
    '2001:db9::1',
    '2000::1',
    '2003::1',
    '3ffe::1',
    '3fff:1000::1',
  ],
  'mapped public': ['::ffff:8.8.8.8', '::ffff:808:808'],
  'NAT64 public': ['64:ff9b::8.8.8.8', '64:ff9b::808:808', '0064:ff9b:0:0:0:0:0808:0808'],
  '6to4 public': ['2002:808:808::1', '2002:808:808:1:2:3:4:5'],
};

for (const [what, addresses] of Object.entries(refused))
  test(`packages are not fetched from: ${what}`, () => {
    for (const address of addresses) assert.equal(isPublicAddress(address), false, address);
  });

for (const [what, addresses] of Object.entries(allowed))
  test(`packages are fetched from: ${what}`, () => {
    for (const address of addresses) assert.equal(isPublicAddress(address), true, address);
  });
