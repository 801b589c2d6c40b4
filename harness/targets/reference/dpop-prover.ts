/** Sends requests with a DPoP proof by the wallet's key, and puts into it the nonce that the server gave last (RFC 9449, 8 and 9). */
import { generateKeyPair, generateProof, type KeyPair } from 'dpop'
import { z } from 'zod'
import type { Wallet } from '../../actors/wallet.ts'
import type { HttpAnswer, HttpRequest, UserAgent } from '../../network/user-agent.ts'
import { faultyProof, type ProofFault } from '../dpop-proof.ts'

const nonceWanted = z.object({ error: z.literal('use_dpop_nonce') })

export interface DpopProver {
  /**
   * Asked for a nonce, it proves once more.
   * @param token an access token to present with the proof
   * @param fault what is wrong with the proof
   */
  send(request: HttpRequest, token?: string, fault?: ProofFault): Promise<HttpAnswer>
}

export function createDpopProver(agent: UserAgent, wallet: Wallet): DpopProver {
  const { nonces } = wallet

  async function key(): Promise<KeyPair> {
    const known = wallet.keys.get('dpop')
    if (known !== undefined) return known
    const made = await generateKeyPair('ES256')
    wallet.keys.set('dpop', made)
    return made
  }

  async function prove(request: HttpRequest, token: string | undefined, fault?: ProofFault): Promise<HttpAnswer> {
    const { method, url, headers, ...rest } = request
    const { origin } = new URL(url)
    const sound = await generateProof(await key(), url.split('?', 1)[0] ?? url, method, nonces.get(origin), token)
    const dpop = fault === undefined ? sound : await faultyProof(sound, await key(), fault)
    if (token !== undefined) wallet.tokens.set('dpop-proof', dpop)
    const authorization = token === undefined ? {} : { authorization: `DPoP ${token}` }
    const answer = await agent.send({ method, url, ...rest, headers: { ...authorization, dpop, ...headers } })
    const next = answer.header('dpop-nonce')
    if (next !== undefined) nonces.set(origin, next)
    return answer
  }

  return {
    async send(request, token, fault) {
      const answer = await prove(request, token, fault)
      return nonceWanted.safeParse(answer.json()).success ? prove(request, token, fault) : answer
    },
  }
}
