import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { elsewhereAddress, homeAddress } from '../../harness/network/positions.ts'
import { mmdbWorld } from '../../servers/risk/mmdb-world.ts'
import { regions, syntheticWorld } from '../../servers/risk/synthetic-world.ts'
import { distanceKm } from '../../servers/risk/world.ts'
import { mmdbFile } from './mmdb-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'stepproof-world-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('the synthetic world', () => {
  test('has the homes and the attackers of a run in other networks, countries and places', () => {
    for (const attempt of [0, 1, 60, 62_499, 300_000]) {
      const home = syntheticWorld.locate(homeAddress(attempt, 2))
      const elsewhere = syntheticWorld.locate(elsewhereAddress(attempt, 0))
      expect(home, homeAddress(attempt, 2)).toEqual(syntheticWorld.locate('127.0.0.1'))
      expect([elsewhere?.network, elsewhere?.country]).toEqual(['AS64500', 'SG'])
      expect(
        distanceKm(home?.point ?? { latitude: 0, longitude: 0 }, elsewhere?.point ?? { latitude: 0, longitude: 0 }),
      ).toBeGreaterThan(9000)
    }
  })

  test('has regions that do not overlap, and knows nothing outside of them', () => {
    const sorted = regions.toSorted((a, b) => a.from - b.from)
    for (const [index, { from, to }] of sorted.entries()) {
      expect(to).toBeGreaterThanOrEqual(from)
      expect(from).toBeGreaterThan(sorted[index - 1]?.to ?? -1)
    }
    for (const address of ['127.98.0.1', '127.130.0.1', '127.255.0.1', '10.0.0.1', '2001:db8::/64', '', '127', 'x']) {
      expect(syntheticWorld.locate(address), address).toBe(null)
    }
    expect(syntheticWorld.locate('::1')).toEqual(syntheticWorld.locate('127.0.0.1'))
  })
})

describe('a world from MaxMind DB files', () => {
  const cities = file(
    'city.mmdb',
    mmdbFile({
      '127.20.0.0/16': { country: { iso_code: 'DE' }, location: { latitude: 52.52, longitude: 13.4 } },
      '127.99.0.0/16': {
        country: { iso_code: 'SG' },
        location: { latitude: 1.35, longitude: 103.82 },
        traits: { is_anonymous: true },
      },
      '127.70.0.0/16': { country: { iso_code: 'deutschland' } },
    }),
  )
  const systems = file(
    'asn.mmdb',
    mmdbFile({
      '127.20.0.0/16': { autonomous_system_number: { uint32: 64_496 }, autonomous_system_organization: 'Homes' },
      '127.21.0.0/16': { autonomous_system_number: { uint32: 64_497 } },
    }),
  )

  test('completes city by network records', () => {
    const world = mmdbWorld([cities, systems])
    const point = { latitude: 52.52, longitude: 13.4 }
    expect(world.locate('127.20.255.7')).toEqual({ network: 'AS64496', country: 'DE', point, anonymiser: false })
    expect(world.locate('127.21.0.1')).toEqual({ network: 'AS64497', country: null, point: null, anonymiser: false })
    expect(world.locate('127.99.0.1')).toMatchObject({ network: null, country: 'SG', anonymiser: true })
    expect([world.locate('127.22.0.1'), world.locate('10.0.0.1')]).toEqual([null, null])
  })

  test('does not take a record in another form for an answer', () => {
    expect(() => mmdbWorld([cities]).locate('127.70.0.1')).toThrow()
  })

  test.each([
    ['that is not there', join(folder, 'none.mmdb'), 'cannot be read'],
    ['that is empty', file('empty.mmdb', ''), 'has 0 bytes'],
    ['of text', file('text.mmdb', 'address,country\n'), 'is no MaxMind DB'],
    ['of another format version', file('v3.mmdb', mmdbFile({ '127.20.0.0/16': {} }, 3)), 'its format has version 3'],
    ['that is cut off', file('cut.mmdb', mmdbFile({ '127.20.0.0/16': {} }).subarray(0, 60)), 'is no MaxMind DB'],
  ])('of a file %s says so, and what was expected', (_what, path, found) => {
    const opening = () => mmdbWorld([path])
    expect(opening).toThrow(expect.objectContaining({ code: 'WORLD_FILE' }))
    expect(opening).toThrow(found)
    expect(opening).toThrow(/expected a (MaxMind DB|\.mmdb) file/)
  })
})
