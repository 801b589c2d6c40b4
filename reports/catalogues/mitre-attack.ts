/**
 * MITRE ATT&CK, Enterprise, version 18.1: techniques that attacks on step-up authentication use. A technique is no requirement; here it stands for
 * its defence: it counts as withstood when the attacks that use it were. Names of techniques are MITRE's, used under the ATT&CK terms of use.
 */
import { catalogue } from './catalogue.ts'

export const mitreAttack = catalogue({
  id: 'mitre-attack-18.1',
  title: 'MITRE ATT&CK, Enterprise techniques',
  version: '18.1',
  publisher: 'The MITRE Corporation',
  link: 'https://attack.mitre.org/versions/v18/',
  extent: 'Techniques that the scenarios use; all others are left out.',
  linkTo: (id) => `https://attack.mitre.org/versions/v18/techniques/${id.replace('.', '/')}/`,
  entries: [
    {
      id: 'T1036',
      says: 'Masquerading: another device passes for the known one.',
      classes: ['device-fp', 'trusted-device-cookie'],
    },
    { id: 'T1040', says: 'Network Sniffing: what was sent in clear is heard and used.', classes: ['http-8080'] },
    {
      id: 'T1070',
      says: 'Indicator Removal: an attack leaves no trace, or a false one.',
      classes: ['audit-gap', 'log-injection'],
    },
    {
      id: 'T1078',
      says: 'Valid Accounts: a known password alone opens something.',
      classes: ['velocity', 'gate-pending-session', 'enrol-skip'],
    },
    { id: 'T1087', says: 'Account Discovery: answers tell who has an account.', classes: ['user-enum', 'risk-oracle'] },
    {
      id: 'T1098',
      says: 'Account Manipulation: factors or rights of an account are changed.',
      classes: ['factor-remove-ungated', 'claim-tamper'],
    },
    {
      id: 'T1098.005',
      says: 'Device Registration: the attacker enrols a device of his own.',
      classes: ['enrol-ungated', 'enrol-foreign'],
    },
    { id: 'T1110.001', says: 'Password Guessing: passwords and codes are tried out.', classes: ['otp-brute', 'counter-evade'] },
    { id: 'T1110.003', says: 'Password Spraying: guesses are spread over accounts and spellings.', classes: ['lock-alias'] },
    {
      id: 'T1110.004',
      says: 'Credential Stuffing: pairs known from elsewhere are tried.',
      notTestable: 'The people of the scenarios are made for the run, so there are no pairs from elsewhere.',
    },
    {
      id: 'T1111',
      says: 'Multi-Factor Authentication Interception: a code that was seen is used.',
      classes: ['otp-replay', 'assertion-replay', 'single-use-race', 'replay-cache-local'],
    },
    {
      id: 'T1185',
      says: 'Browser Session Hijacking: the attacker acts inside the owner’s session.',
      classes: ['gate-login-only', 'txn-unbound', 'elevation-scope', 'gate-batch', 'gate-websocket', 'clickjack', 'csrf-stepup'],
    },
    { id: 'T1189', says: 'Drive-by Compromise: a page that the owner visits acts elsewhere.', classes: ['cors', 'csrf-stepup'] },
    {
      id: 'T1190',
      says: 'Exploit Public-Facing Application: a request is written so that its reader is misled.',
      classes: ['gate-forwarded-meta', 'gate-path-canon', 'gate-method-override', 'gate-fail-open'],
    },
    { id: 'T1528', says: 'Steal Application Access Token: a token or code is taken.', classes: ['bearer-theft', 'code-pkce'] },
    { id: 'T1531', says: 'Account Access Removal: the owner is locked out.', classes: ['lockout-dos'] },
    {
      id: 'T1539',
      says: 'Steal Web Session Cookie: a cookie is taken or planted.',
      classes: ['session-hijack', 'cookie-attributes', 'session-fixation'],
    },
    {
      id: 'T1550.001',
      says: 'Application Access Token: a stolen or weak token is used.',
      classes: ['bearer-theft', 'rs-ignores-acr', 'renewal-inflates', 'refresh-reuse', 'jwt-time', 'binding-stripped'],
    },
    {
      id: 'T1550.004',
      says: 'Web Session Cookie: a stolen session is used.',
      classes: ['session-hijack', 'session-timeouts', 'ip-shift', 'logout-ineffective', 'elevation-lifecycle'],
    },
    {
      id: 'T1552',
      says: 'Unsecured Credentials: secrets are read where they are stored or logged.',
      classes: ['secret-at-rest', 'secret-in-log'],
    },
    {
      id: 'T1556.006',
      says: 'Multi-Factor Authentication: the second factor is switched off or gone round.',
      classes: [
        'enrol-ungated',
        'factor-remove-ungated',
        'factor-downgrade',
        'recovery-flow-bypass',
        'gate-client-flag',
        'gate-step-skip',
      ],
    },
    { id: 'T1557', says: 'Adversary-in-the-Middle: everything is relayed through a look-alike.', classes: ['aitm-relay'] },
    {
      id: 'T1565.001',
      says: 'Stored Data Manipulation: what was approved is changed where it is stored.',
      classes: ['txn-toctou'],
    },
    {
      id: 'T1565.002',
      says: 'Transmitted Data Manipulation: what was approved is changed on its way.',
      classes: ['txn-wysiwys', 'txn-unbound'],
    },
    {
      id: 'T1566',
      says: 'Phishing: people are lured by messages.',
      notTestable:
        'Whether people follow a lure is no property of a service; what a relayed proof is worth is tested with T1557.',
    },
    { id: 'T1600', says: 'Weaken Encryption: a connection is talked down.', classes: ['tls-downgrade'] },
    {
      id: 'T1606',
      says: 'Forge Web Credentials: a token is made by the attacker.',
      classes: ['jwt-alg', 'jwt-key', 'jwt-aud-typ', 'claim-tamper'],
    },
    { id: 'T1606.001', says: 'Web Cookies: a session cookie is made or guessed.', classes: ['session-forge'] },
    {
      id: 'T1621',
      says: 'Multi-Factor Authentication Request Generation: the owner is worn down by prompts.',
      classes: ['prompt-flood', 'push-match', 'challenge-swap-session'],
    },
    { id: 'T1656', says: 'Impersonation: something shown looks like another.', classes: ['txn-wysiwys'] },
    { id: 'T1657', says: 'Financial Theft: limits and exemptions are played.', classes: ['txn-exemption-abuse', 'velocity'] },
  ],
})
