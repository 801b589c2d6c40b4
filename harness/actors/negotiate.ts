/** An attacker who talks TLS by hand. Each handshake is a step of the evidence. */
import { FlowFailure, TargetFailure } from '../errors.ts'
import { type Agreed, handshake, type Offer } from '../network/handshake.ts'
import type { Actor } from './actor.ts'
import type { Deed } from './deed.ts'

/** @param actor whose device and address the handshake comes from */
export async function negotiate(actor: Actor, offer: Offer): Promise<Deed> {
  const { stage, device } = actor.options
  const { target, targetAddress, ca, answerTimeoutMs } = stage.options
  const endpoint = {
    sourceAddress: device.address,
    address: targetAddress,
    origin: target.origin,
    ca,
    answerTimeoutMs,
  }
  const standing = actor.standing()
  const keep = (agreed: Agreed | null, outcome: 'done' | 'refused' | 'broken') => {
    const step = { does: 'handshake', ...standing, outcome, exchanges: [], offered: offer.name, agreed } as const
    stage.steps.push(step)
    return { step }
  }
  try {
    const agreed = await handshake(offer, endpoint)
    return keep(agreed, agreed === null ? 'refused' : 'done')
  } catch (error) {
    if (error instanceof TargetFailure || error instanceof FlowFailure) keep(null, 'broken')
    throw error
  }
}
