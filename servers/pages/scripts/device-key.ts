/** The key of this device: made by the browser, not exportable, kept in IndexedDB. It signs every request that changes something. */

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('device', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function keys(): Promise<CryptoKeyPair> {
  const opened = await database()
  const known = await finished<CryptoKeyPair | undefined>(opened.transaction('keys').objectStore('keys').get('signing'))
  if (known !== undefined) return known
  const made = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
  // Two pages may do this at the same time: the first to write has made the key for both.
  const store = opened.transaction('keys', 'readwrite').objectStore('keys')
  const first = await finished<CryptoKeyPair | undefined>(store.get('signing'))
  if (first !== undefined) return first
  await finished(store.put(made, 'signing'))
  return made
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

const part = (value: object) => base64url(new TextEncoder().encode(JSON.stringify(value)))

/** A proof for one request: this method, this address, now. @param path from the root of this origin */
export async function deviceProof(method: string, path: string): Promise<string> {
  const { privateKey, publicKey } = await keys()
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const header = part({ typ: 'device-proof+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })
  const claims = part({
    htm: method,
    htu: new URL(path, location.origin).href,
    iat: Math.floor(Date.now() / 1000),
    jti: crypto.randomUUID(),
  })
  const signed = new TextEncoder().encode(`${header}.${claims}`)
  const signature = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, signed))
  return `${header}.${claims}.${base64url(signature)}`
}
