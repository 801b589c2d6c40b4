/** The headers that let a page of an origin read an answer although cookies went along; none for no origin. */
export function readableBy(origin: string | undefined): Readonly<Record<string, string>> {
  return origin === undefined ? {} : { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' }
}
