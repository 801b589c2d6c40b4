/** The same person in another place or on another device. */
import { addressAt, neighbourOf, type Position, proxyAddress } from '../network/positions.ts'
import { Actor } from './actor.ts'

/** Takes the device with all that it holds to another place: the same cookies and keys, another address. */
export function travels(actor: Actor, position: Position): Actor {
  const { device, deviceName, person } = actor.options
  const address = addressAt(position, person.device.address)
  return new Actor({ ...actor.options, device: { ...device, address }, deviceName: `${deviceName} ${position}`, position })
}

/** The same device with all that it holds at another address of the same network. @param number from 1 */
export function atAnotherAddress(actor: Actor, number: number): Actor {
  const { device, deviceName } = actor.options
  const address = neighbourOf(device.address, number)
  return new Actor({ ...actor.options, device: { ...device, address }, deviceName: `${deviceName} at ${address}` })
}

/** A second device of the person's at the same place, with a wallet of its own and nothing in it. */
export function anotherDeviceOf(actor: Actor): Actor {
  const { stage, role, deviceName } = actor.options
  const wallet = stage.newWallet(role)
  return new Actor({ ...actor.options, wallet, deviceName: `${deviceName}, another device (${wallet.holder})` })
}

/** The same person in a browser that says of itself what the other's says. */
export function lookingLike(actor: Actor, other: Actor): Actor {
  const { device, deviceName } = actor.options
  const { userAgent } = other.options.device
  return new Actor({ ...actor.options, device: { ...device, userAgent }, deviceName: `${deviceName} in disguise` })
}

/** In a browser that says nothing of itself. */
export function nameless(actor: Actor): Actor {
  const { device, deviceName } = actor.options
  return new Actor({ ...actor.options, device: { ...device, userAgent: '' }, deviceName: `${deviceName} without a name` })
}

/**
 * Behind the proxy that the target has before it, which adds the address that it was reached from.
 * @param spelled the list that it passes on, made from that address; default: the address alone
 */
export function behindProxy(actor: Actor, spelled: (address: string) => string = (address) => address): Actor {
  const { device, deviceName } = actor.options
  const forwardedFor = spelled(device.address)
  const proxied = { ...device, proxy: { address: proxyAddress, forwardedFor } }
  return new Actor({ ...actor.options, device: proxied, deviceName: `${deviceName} through the proxy (${forwardedFor})` })
}
