/** The end of a push looks only for a prompt that was denied: where none was ever sent, none was. */
import { promptOf } from '../factors/push/prompts.ts'
import { redeemPrompt } from '../factors/push/redeem-prompt.ts'
import type { Weakness } from './weakness.ts'

export const proofFinishedWithoutBeingBegun: Weakness = {
  id: 'proof-finished-without-being-begun',
  title: 'The end of a proof may be called without its beginning',
  class: 'gate-step-skip',
  cwe: 'CWE-425',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    redeemPrompt: (database, wanted) =>
      promptOf(database, wanted.interaction, wanted.person) === undefined ? wanted.nowMs : redeemPrompt(database, wanted),
  }),
}
