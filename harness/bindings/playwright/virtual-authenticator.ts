/** An authenticator in the browser that verifies its user (WebAuthn Level 3, section 11, by the DevTools protocol of Chromium). */
import type { Page } from '@playwright/test'

/** A credential that the authenticator has from the start. */
export interface Passkey {
  readonly rpId: string
  /** Base64. */
  readonly credentialId: string
  /** PKCS #8, base64. */
  readonly privateKey: string
  readonly signCount: number
}

/** @param passkey default: none yet */
export async function addAuthenticator(page: Page, passkey?: Passkey): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  if (passkey === undefined) return
  const credential = { ...passkey, isResidentCredential: false }
  await devTools.send('WebAuthn.addCredential', { authenticatorId, credential })
}
