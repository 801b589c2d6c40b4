/**
 * Where actors stand, as real source addresses in 127.0.0.0/8: every position has a network of its own, every person an address in it.
 * Linux answers on all of 127.0.0.0/8; macOS needs an alias for each address (`ifconfig lo0 alias`).
 */

export const positions = ['victim-home', 'victim-network', 'victim-device', 'elsewhere'] as const
/** `victim-network`: the same address as the victim, another device; `victim-device`: inside the victim's own browser or app. */
export type Position = (typeof positions)[number]

/** Where that is, as the end of a sentence that begins with who stands there. */
export const places: Readonly<Record<Position, string>> = {
  'victim-home': 'at the victim’s own address',
  'victim-network': 'behind the victim’s address, on another device',
  'victim-device': 'inside the victim’s own browser or app',
  elsewhere: 'at an address of his own',
}

/** Second octet of the address, by who stands there. */
const homeNetwork = 20
const elsewhereNetwork = 99

/** The same attempt and place in it gives the same address. @param number counts the people of an attempt from 0 */
export function homeAddress(attempt: number, number: number): string {
  return address(homeNetwork, attempt, number)
}

export function elsewhereAddress(attempt: number, number: number): string {
  return address(elsewhereNetwork, attempt, number)
}

/** 250 hosts in each of 250 third octets, counted on into the second octet. */
function address(network: number, attempt: number, number: number): string {
  const index = attempt * 4 + number
  const host = (index % 250) + 2
  const third = Math.floor(index / 250) % 250
  const second = network + Math.floor(index / 62_500)
  return `127.${second}.${third}.${host}`
}
