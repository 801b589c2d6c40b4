/** One request to the server that the page came from, and its answer as JSON. */

export interface Answer<Body = Readonly<Record<string, unknown>>> {
  readonly status: number
  readonly body: Body
}

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; `undefined` sends nothing. */
  readonly body?: unknown
}

/** What is no JSON comes as an empty object. The server is our own: what it answers is of the type that the caller names. */
export async function ask<Body = Readonly<Record<string, unknown>>>(
  method: string,
  path: string,
  { headers = {}, body }: Asked = {},
): Promise<Answer<Body>> {
  const response = await fetch(path, {
    method,
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json().catch(() => ({})) }
}
