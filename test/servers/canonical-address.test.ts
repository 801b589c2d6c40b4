import { expect, test } from 'vitest'
import { canonicalAddress } from '../../servers/gateway/context/canonical-address.ts'

test.each([
  ['10.0.0.5', '10.0.0.5'],
  ['::ffff:10.0.0.5', '10.0.0.5'],
  ['::FFFF:10.0.0.5', '10.0.0.5'],
  ['::ffff:a00:5', '10.0.0.5'],
  ['0:0:0:0:0:ffff:a00:5', '10.0.0.5'],
  ['::1', '::1'],
  ['0:0:0:0:0:0:0:1', '::1'],
  ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
  ['2001:DB8:0:1:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
  ['2001:0db8:0000:0001::', '2001:db8:0:1::/64'],
  ['2001:db8:0:2::1', '2001:db8:0:2::/64'],
])('%s is %s', (spelling, canonical) => {
  expect(canonicalAddress(spelling)).toBe(canonical)
})

test.each([
  undefined,
  '',
  ' 10.0.0.5',
  '10.0.0.5 ',
  '10.0.5',
  '167772165',
  '0x0a.0.0.5',
  '010.0.0.5',
  '10.0.0.05',
  '10.0.0.256',
  '10.0.0.5:443',
  '[::1]',
  'fe80::1%eth0',
  '::10.0.0.5',
  '0.0.0.0',
  '::',
  '::ffff:0.0.0.0',
  '2001:db8::/64',
  'localhost',
  '10.0.0.5, 10.0.0.6',
])('%s is no address', (spelling) => {
  expect(canonicalAddress(spelling)).toBe(null)
})
