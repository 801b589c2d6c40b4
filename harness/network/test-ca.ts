/** A certificate authority of our own and a certificate for the loopback names: made per run, kept by `serve`. */
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import type { TlsFiles } from '../targets/target.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** Days that a certificate is valid for. */
const validDays = 30

/**
 * @param names DNS names and IP addresses that the certificate is for
 * @param nowMs epoch milliseconds on the clock of whoever checks it; default: this thread's
 */
export async function makeTls(
  names: readonly string[] = ['localhost', '127.0.0.1', '::1'],
  nowMs = Date.now(),
): Promise<TlsFiles> {
  const caKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const notBefore = new Date(nowMs - 3_600_000)
  const notAfter = new Date(notBefore.getTime() + validDays * 86_400_000)
  const validity = { notBefore, notAfter, signingAlgorithm: algorithm }
  const issuer = 'CN=stepproof test authority'
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: '01',
    name: issuer,
    keys: caKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  })
  const isAddress = (name: string) => /^[\d.]+$|:/.test(name)
  const leaf = await x509.X509CertificateGenerator.create({
    ...validity,
    serialNumber: '02',
    subject: 'CN=localhost',
    issuer,
    publicKey: keys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [
      new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isAddress(value) ? 'ip' : 'dns', value }))),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    ],
  })
  const key = x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  return { ca: ca.toString('pem'), cert: leaf.toString('pem'), key }
}
