/**
 * Where actors stand, as real source addresses in 127.0.0.0/8: every position has a network of its own, every person an address in it.
 * Linux answers on all of 127.0.0.0/8; macOS needs an alias for each address (`ifconfig lo0 alias`).
 */

export const positions = [
  'victim-home',
  /** The same address as the victim, another device. */
  'victim-network',
  /** Inside the victim's own browser or app. */
  'victim-device',
  /** The mobile network in the victim's town. */
  'another-network',
  'another-town',
  'neighbouring-country',
  /** Another network and country, ten thousand kilometres away. */
  'elsewhere',
  /** The exit of an anonymiser. */
  'anonymiser',
  /** An address that no table knows. */
  'unknown-place',
] as const
export type Position = (typeof positions)[number]

/** Where that is, as the end of a sentence that begins with who stands there. */
export const places: Readonly<Record<Position, string>> = {
  'victim-home': 'at the victim’s own address',
  'victim-network': 'behind the victim’s address, on another device',
  'victim-device': 'inside the victim’s own browser or app',
  'another-network': 'on the mobile network in the victim’s town',
  'another-town': 'in another town of the victim’s country',
  'neighbouring-country': 'in a neighbouring country',
  elsewhere: 'at an address of his own, in another network and country',
  anonymiser: 'behind an anonymiser',
  'unknown-place': 'at an address that no table knows',
}

/** Second octets of the addresses, by who stands there; the others stand where the victim does. */
const networks: Readonly<Partial<Record<Position, number>>> = {
  'another-network': 60,
  'another-town': 70,
  'neighbouring-country': 80,
  elsewhere: 99,
  anonymiser: 120,
  'unknown-place': 200,
}
/** Where the proxy before a target stands that has one. */
export const proxyAddress = '127.10.0.1'

const homeNetwork = 20
const elsewhereNetwork = 99

/** The same attempt and place in it gives the same address. @param number counts the people of an attempt from 0 */
export function homeAddress(attempt: number, number: number): string {
  return address(homeNetwork, attempt, number)
}

export function elsewhereAddress(attempt: number, number: number): string {
  return address(elsewhereNetwork, attempt, number)
}

/** Another address of the same network, for whoever has many. @param number from 1, at most 99 */
export function neighbourOf(address: string, number: number): string {
  const [first, second, third, host] = address.split('.')
  return [first, second, (Number(third) + 150 + number) % 250, host].join('.')
}

/** Where somebody with this home is when standing there. */
export function addressAt(position: Position, home: string): string {
  const network = networks[position]
  const [first, second, ...rest] = home.split('.')
  return network === undefined ? home : [first, network + Number(second) - homeNetwork, ...rest].join('.')
}

/** 250 hosts in each of 250 third octets, counted on into the second octet. */
function address(network: number, attempt: number, number: number): string {
  const index = attempt * 4 + number
  const host = (index % 250) + 2
  const third = Math.floor(index / 250) % 250
  const second = network + Math.floor(index / 62_500)
  return `127.${second}.${third}.${host}`
}
