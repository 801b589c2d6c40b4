/**
 * NIST SP 800-63B-4 in its final edition of July 2025. The numbers of sections 2.2, 3.2.2, 4.2 and 4.6 are those that the final text cites in
 * its own chapters; 3.1.3, 3.2.5, 3.2.10 and 5.3 stand in its change log. All others are as in the second public draft, whose change log
 * counts the sections in the same way; they are not verified against the final page. No limits in hours or minutes are given here for the
 * same reason: read them there.
 */
import { catalogue } from './catalogue.ts'

const pages: Readonly<Record<string, string>> = { 2: 'aal', 3: 'authenticators', 4: 'events', 5: 'session' }

export const nist80063b = catalogue({
  id: 'nist-800-63b-4',
  title: 'NIST SP 800-63B-4, Digital Identity Guidelines: Authentication and Authenticator Management',
  version: 'Revision 4, July 2025',
  publisher: 'National Institute of Standards and Technology',
  link: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  extent: 'Normative sections 2 to 5, by section; security, privacy and customer-experience considerations are left out.',
  linkTo: (id) => `https://pages.nist.gov/800-63-4/sp800-63b/${pages[id.charAt(0)] ?? ''}/`,
  entries: [
    { id: '2.1', says: 'AAL1: at least one factor is proven over a protected channel.', classes: ['gate-route-missing'] },
    {
      id: '2.2',
      says: 'AAL2: two different factors are proven, one of them resistant to replay, and a phishing-resistant option is on offer.',
      classes: ['gate-alt-login-path', 'gate-pending-session', 'aal-miscomputed'],
    },
    {
      id: '2.2.3',
      says: 'AAL2 sessions end after a time without activity and after a time in all, until the person proves the factors again.',
      classes: ['session-timeouts', 'max-age-stale'],
    },
    {
      id: '2.3',
      says: 'AAL3: a phishing-resistant cryptographic authenticator with a key that cannot be exported, and intent shown at each use.',
      notTestable: 'Whether a key can leave its authenticator is a property of the hardware, not of an answer of the service.',
    },
    {
      id: '2.4',
      says: 'Security controls, retention of records, privacy and redress are arranged for by the organisation.',
      notTestable: 'It is about policies and procedures of an organisation.',
    },
    {
      id: '3.1.1.1',
      says: 'Passwords are chosen by the subscriber or made at random, and are long enough.',
    },
    {
      id: '3.1.1.2',
      says: 'Verifiers bound guesses at passwords and keep them only as salted, costly hashes.',
      classes: ['otp-brute', 'secret-at-rest'],
    },
    {
      id: '3.1.2.1',
      says: 'Look-up secrets have enough entropy and reach the subscriber safely.',
    },
    {
      id: '3.1.2.2',
      says: 'Verifiers accept a look-up secret once, keep it hashed and bound guesses at it.',
      classes: ['recovery-code-abuse'],
    },
    {
      id: '3.1.3.1',
      says: 'Out-of-band authenticators are reached over a channel of their own; e-mail is none.',
      notTestable: 'Which channels an organisation uses to reach a device is a matter of its set-up.',
    },
    {
      id: '3.1.3.2',
      says: 'Verifiers of out-of-band secrets tie the approval to the one request it is for, let it lapse, and bound prompts and guesses.',
      classes: ['push-match', 'prompt-flood', 'challenge-swap-session'],
    },
    {
      id: '3.1.4.2',
      says: 'Verifiers accept a one-time code once, within its time, and bound guesses.',
      classes: ['otp-replay', 'otp-brute'],
    },
    {
      id: '3.1.6.2',
      says: 'Verifiers of single-factor cryptographic authenticators send a fresh challenge and check the signature over it.',
      classes: ['ceremony-unverified', 'assertion-replay'],
    },
    {
      id: '3.1.7.2',
      says: 'Verifiers of multi-factor cryptographic authenticators make sure that the activation factor was used.',
      classes: ['webauthn-policy'],
    },
    {
      id: '3.2.2',
      says: 'Consecutive failed attempts on an account are limited, whatever way they come in.',
      classes: ['otp-brute', 'lock-alias', 'counter-evade', 'lock-bypass', 'lockout-dos'],
      limits: [{ fact: 'consecutiveGuesses', bound: 'at most', value: 100 }],
    },
    {
      id: '3.2.3',
      says: 'Biometrics are used together with a physical authenticator, and their sensors meet error rates.',
      notTestable: 'Error rates of sensors are measured in a laboratory, with people.',
    },
    {
      id: '3.2.4',
      says: 'Attestation of authenticators, where it is used, is signed and checked.',
      notTestable: 'The software authenticator of this tool carries no attestation of a manufacturer.',
    },
    {
      id: '3.2.5',
      says: 'A phishing-resistant proof is bound to the verifier: what is shown to another site is worth nothing here.',
      classes: ['aitm-relay'],
    },
    {
      id: '3.2.6',
      says: 'Verifier and credential service provider talk over mutually authenticated channels.',
      notTestable: 'The channel between the two is not reachable from outside.',
    },
    {
      id: '3.2.7',
      says: 'A recorded proof is of no use a second time.',
      classes: ['otp-replay', 'assertion-replay', 'single-use-race', 'replay-cache-local'],
    },
    {
      id: '3.2.8',
      says: 'Each use of an authenticator takes a deliberate act of its holder.',
      classes: ['webauthn-policy', 'push-match'],
    },
    {
      id: '3.2.9',
      says: 'Restricted authenticators are used only with an alternative on offer and with notice of their risks.',
      notTestable: 'It is about what an organisation offers and tells.',
    },
    {
      id: '3.2.10',
      says: 'Secrets that unlock an authenticator are checked on it, with a bound on guesses.',
      notTestable: 'The check happens inside the authenticator.',
    },
    {
      id: '3.2.12',
      says: 'Random values come from an approved generator and are long enough.',
      notTestable: 'Answers show length, not where randomness comes from.',
    },
    {
      id: '4.1.2.1',
      says: 'Binding a further authenticator takes a proof of the level that the account already reaches, and the subscriber is told.',
      classes: ['enrol-ungated', 'enrol-foreign'],
    },
    {
      id: '4.1.2.2',
      says: 'An authenticator on another device is bound by a code that works once, for minutes, between the two right ends.',
      notTestable: 'No target of this tool binds an authenticator by a code from another device.',
    },
    {
      id: '4.2',
      says: 'Recovering an account is no way around its factors, and the subscriber is told of it.',
      classes: ['recovery-flow-bypass'],
    },
    { id: '4.2.1', says: 'Recovery codes are strong, work once and lapse.' },
    {
      id: '4.3',
      says: 'An authenticator that is lost, stolen or compromised is suspended or invalidated promptly.',
      classes: ['lock-bypass', 'cred-change-sessions'],
    },
    {
      id: '4.4',
      says: 'An expired authenticator does not authenticate.',
      notTestable: 'The authenticators of the scenarios do not expire.',
    },
    {
      id: '4.5',
      says: 'Authenticators are invalidated when the account ends or the subscriber asks for it.',
      classes: ['factor-remove-ungated'],
    },
    {
      id: '4.6',
      says: 'The subscriber is told of security events over a channel that the event itself did not use.',
      classes: ['enrol-ungated'],
    },
    {
      id: '5.1',
      says: 'A session hangs on a secret made at authentication that nobody can guess or plant, which dies with the session.',
      classes: ['session-fixation', 'session-forge', 'logout-ineffective', 'csrf-stepup', 'http-8080'],
    },
    {
      id: '5.1.1',
      says: 'Session cookies stay with HTTPS, with their host and away from scripts.',
      classes: ['cookie-attributes'],
    },
    {
      id: '5.1.2',
      says: 'Having an access token is no sign that the subscriber is present.',
      classes: ['rs-ignores-acr', 'renewal-inflates'],
    },
    {
      id: '5.2',
      says: 'Re-authentication comes when its time is up, and the relying party decides whether a proof is fresh enough.',
      classes: ['max-age-stale', 'fresh-wrong-method', 'renewal-inflates', 'session-timeouts'],
    },
    {
      id: '5.3',
      says: 'A session is watched for signs of fraud, and something is done about them.',
      classes: ['ip-shift', 'device-fp', 'geo-travel', 'velocity', 'risk-signal-missing', 'session-hijack'],
    },
  ],
})
