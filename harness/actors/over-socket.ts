/** Speaking over a WebSocket: opening it is a deed of its own, and whoever has it asks for operations over it as for any others. */
import type { OpenedSocket } from '../network/user-agent.ts'
import type { Step } from '../record.ts'
import { Actor } from './actor.ts'
import { type Deed, lacking } from './deed.ts'

export interface OnSocket extends Deed {
  /** Speaks over the socket; `null` when it was refused. */
  readonly actor: Actor | null
}

/**
 * Opens a WebSocket with the cookies of the wallet, from the actor's own address.
 * @param headers put in the place of those that a page of the target sends, for example another `origin`
 * @throws ScenarioError when the target has no `websocket`
 */
export async function overSocket(actor: Actor, headers: Readonly<Record<string, string>> = {}): Promise<OnSocket> {
  const { stage } = actor.options
  let opened: OpenedSocket | null = null
  const step = await actor.deed<Extract<Step, { does: 'probe' }>>(
    async (client) => {
      opened = await (client.openSocket ?? lacking('websocket'))(headers)
      return opened.answer
    },
    (base, answer) => ({
      does: 'probe',
      ...base,
      outcome: answer?.status === 101 ? 'done' : actor.classify(answer),
      what: 'the opening of a WebSocket',
      comparison: null,
      demands: null,
    }),
  )
  const { socket = null } = (opened as OpenedSocket | null) ?? {}
  if (socket === null) return { step, actor: null }
  stage.endsWith({ close: async () => socket.terminate() })
  return { step, actor: new Actor({ ...actor.options, socket }) }
}
