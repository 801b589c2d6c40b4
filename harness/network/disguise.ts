/** How a look-alike site spells the origins of the target: each under a host name of the attacker's that begins like it. */
import { attackerDomain } from './attacker-hosts.ts'

export interface Disguise {
  /** In an address or a text: the target's origins become the look-alike's. */
  on(text: string): string
  off(text: string): string
}

/** @param targetOrigin of whose host every port is disguised @param port where the look-alike site listens */
export function disguiseOf(targetOrigin: string, port: number): Disguise {
  const { hostname } = new URL(targetOrigin)
  const label = hostname.replaceAll(/[^A-Za-z0-9-]/g, '-')
  const real = new RegExp(`https://${escaped(hostname)}(?::(\\d+))?(?![\\w.-])`, 'g')
  const disguised = new RegExp(`https://${label}-(\\d+)\\.${escaped(attackerDomain)}:${port}`, 'g')
  return {
    on: (text) => text.replaceAll(real, (_, realPort = '443') => `https://${label}-${realPort}.${attackerDomain}:${port}`),
    off: (text) => text.replaceAll(disguised, (_, realPort) => `https://${hostname}:${realPort}`),
  }
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.')
}
