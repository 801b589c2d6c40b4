import { expect, test } from 'vitest'
import { addressAt, elsewhereAddress, homeAddress, positions } from '../../harness/network/positions.ts'

const attempts = 20_000
const everybody = Array.from({ length: attempts }, (_, attempt) => [
  ...[0, 1, 2, 3].map((number) => homeAddress(attempt, number)),
  elsewhereAddress(attempt, 0),
]).flat()

test(`nobody in ${attempts} attempts has the address of anybody else`, () => {
  expect(new Set(everybody).size).toBe(attempts * 5)
})

test('every address is on the loopback, in a network of its own, and one that can be bound', () => {
  const strange = everybody.filter((address) => {
    const parts = /^127\.(\d+)\.(\d+)\.(\d+)$/.exec(address)?.slice(1) ?? []
    const octets = parts.map(Number)
    return octets.length !== 3 || octets.some((octet) => octet > 254) || octets[0] === 0 || (octets[2] ?? 0) < 1
  })
  expect(strange).toEqual([])
})

test('the same place of the same attempt is the same address', () => {
  expect([homeAddress(7, 1), elsewhereAddress(7, 0)]).toEqual([homeAddress(7, 1), elsewhereAddress(7, 0)])
  expect(homeAddress(0, 0)).toBe('127.20.0.2')
})

test('elsewhere is another network than home', () => {
  const network = (address: string) => address.split('.')[1]
  expect(network(elsewhereAddress(3, 0))).not.toBe(network(homeAddress(3, 0)))
})

test('positions are named', () => {
  expect(positions.slice(0, 3)).toEqual(['victim-home', 'victim-network', 'victim-device'])
})

test('every position has a network of its own, but for those at the victim’s', () => {
  const home = homeAddress(20_000, 3)
  const networks = positions.map((position) => addressAt(position, home).split('.')[1])
  expect(new Set(networks).size).toBe(positions.length - 2)
  expect(positions.slice(0, 3).map((position) => addressAt(position, home))).toEqual([home, home, home])
  expect(addressAt('elsewhere', homeAddress(7, 0))).toBe(elsewhereAddress(7, 0))
})
