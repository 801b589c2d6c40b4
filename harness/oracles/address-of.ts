/** The parts of a recorded address, in which secrets may stand as `{kind n}`: no longer an address that a parser takes. */

export function originIn(address: string): string {
  return /^https?:\/\/[^/?#]*/.exec(address)?.[0] ?? ''
}

export function pathIn(address: string): string {
  return address.slice(originIn(address).length).split(/[?#]/, 1)[0] || '/'
}
