/** Names of the attacker's own sites. They end in a name that nobody can have (RFC 2606, 3), so that no target is taken for one. */

export const attackerDomain = 'secure-login.example'

/** Whether an address leads to a site of the attacker, as browsers read it. */
export function leadsToAttacker(address: string, base: string): boolean {
  const host = URL.parse(address, base)?.hostname ?? ''
  return host === attackerDomain || host.endsWith(`.${attackerDomain}`)
}
