/** How passkeys are verified where one call of the library is thought to be all of it: for weaknesses that get one thing of that call wrong. */
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import type { VerifyPasskey } from '../factors/verify-passkey.ts'

type Options = Parameters<typeof verifyAuthenticationResponse>[0]

export interface Unlike {
  /** Whose key the credential id may name; default the person's. */
  readonly keyOf?: 'anybody'
  /** What becomes of the library's verdict; default it decides. */
  readonly result?: 'not read'
}

/** @param vary the options of the call, as they ought to be */
export function passkeyByLibrary(vary: (options: Options) => Options, unlike: Unlike = {}): VerifyPasskey {
  return async (database, { person, challenge, response: given, relyingParty }) => {
    const response = given as Options['response']
    const owner = unlike.keyOf === 'anybody' ? '' : ' and person = ?'
    const sql = `select public_key, counter from webauthn_credentials where id = ?${owner}`
    try {
      const row = database.get(sql, response.id, ...(owner === '' ? [] : [person]))
      if (!(row?.public_key instanceof Uint8Array)) return false
      if (decodeClientDataJSON(response.response.clientDataJSON).crossOrigin === true) return false
      const options: Options = {
        response,
        expectedChallenge: challenge,
        expectedOrigin: relyingParty.origin,
        expectedRPID: relyingParty.id,
        credential: { id: response.id, publicKey: new Uint8Array(row.public_key), counter: Number(row.counter) },
      }
      const { verified, authenticationInfo } = await verifyAuthenticationResponse(vary(options))
      if (!verified && unlike.result !== 'not read') return false
      database.run('update webauthn_credentials set counter = ? where id = ?', authenticationInfo.newCounter, response.id)
      return true
    } catch {
      return false
    }
  }
}

/** Where the answer says that it was made. */
export function originSaid({ response }: Options['response']): string {
  return decodeClientDataJSON(response.clientDataJSON).origin
}
