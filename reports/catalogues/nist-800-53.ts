/**
 * NIST SP 800-53 revision 5, release 5.1.1: the controls on which attacks against step-up authentication tell. Ids and objectives are those of
 * NIST's OSCAL catalogue; AU-10 is outside the moderate baseline, and so is IA-10.
 */
import { catalogue } from './catalogue.ts'

const document = 'https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final'

const replay = ['otp-replay', 'single-use-race', 'assertion-replay', 'replay-cache-local', 'grant-reuse']
const coverage = [
  'gate-route-missing',
  'gate-alt-channel',
  'gate-path-canon',
  'gate-method-override',
  'gate-forwarded-meta',
  'gate-batch',
  'gate-websocket',
  'gate-client-flag',
]

export const nist80053 = catalogue({
  id: 'nist-800-53-r5',
  title: 'NIST SP 800-53, Security and Privacy Controls for Information Systems and Organizations',
  version: 'Revision 5, release 5.1.1',
  publisher: 'National Institute of Standards and Technology',
  link: document,
  extent:
    'Controls and enhancements of AC, AU, CA, IA, SA, SC and SI that touch authentication, sessions and their log; the other families are left out.',
  linkTo: () => document,
  entries: [
    {
      id: 'ac-2.3',
      says: 'Accounts that should no longer be used are disabled, and then open nothing.',
      objective: 'ac-2.3_obj',
      classes: ['lock-bypass', 'refresh-state'],
    },
    {
      id: 'ac-3',
      says: 'Every access is checked against what its subject was authorised for.',
      objective: 'ac-3_obj',
      classes: [...coverage, 'gate-fail-open', 'elevation-scope', 'challenge-swap-user', 'response-leak'],
    },
    {
      id: 'ac-6.9',
      says: 'The use of privileged functions is logged.',
      objective: 'ac-6.9_obj',
      classes: ['audit-gap'],
    },
    {
      id: 'ac-6.10',
      says: 'Privileged functions cannot be executed by those who have no privilege.',
      objective: 'ac-6.10_obj',
      classes: ['gate-route-missing', 'claim-tamper'],
    },
    {
      id: 'ac-7',
      says: 'After a number of failed attempts in a row no more are taken for a while.',
      objective: 'ac-7_obj',
      classes: ['otp-brute', 'lock-alias', 'counter-evade'],
    },
    {
      id: 'ac-11',
      says: 'A device locks itself when it is left alone.',
      objective: 'ac-11_obj',
      notTestable: 'It is about the person’s device.',
    },
    {
      id: 'ac-12',
      says: 'A session ends by itself when the conditions for its end are there.',
      objective: 'ac-12_obj',
      classes: ['session-timeouts', 'logout-ineffective', 'cred-change-sessions', 'elevation-lifecycle'],
    },
    {
      id: 'ac-17.2',
      says: 'Remote sessions are kept confidential and whole by cryptography.',
      objective: 'ac-17.2_obj',
      classes: ['tls-downgrade', 'http-8080'],
    },
    {
      id: 'au-2',
      says: 'The events that matter are known, and are logged.',
      objective: 'au-2_obj',
      classes: ['audit-gap'],
    },
    {
      id: 'au-3',
      says: 'A log entry says what happened, when, where, from where, with what result, and to whom.',
      objective: 'au-3_obj',
      classes: ['audit-gap', 'proxy-ip-trust'],
    },
    {
      id: 'au-6',
      says: 'Logs are reviewed and what they show is reported.',
      objective: 'au-6_obj',
      notTestable: 'Reviewing is done by people.',
    },
    {
      id: 'au-8',
      says: 'Time stamps come from the system’s clock and are precise enough.',
      objective: 'au-8_obj',
    },
    {
      id: 'au-9',
      says: 'Nobody who should not can read, change or delete what was logged.',
      objective: 'au-9_obj',
      classes: ['log-injection', 'audit-gap'],
    },
    {
      id: 'au-10',
      says: 'Whoever did something cannot credibly deny it later.',
      classes: ['audit-gap', 'txn-unbound', 'txn-wysiwys'],
    },
    {
      id: 'au-12',
      says: 'Log entries are made wherever the events happen.',
      objective: 'au-12_obj',
      classes: ['audit-gap'],
    },
    {
      id: 'ca-2',
      says: 'Controls are assessed to a plan, and the assessment is reported.',
      objective: 'ca-2_obj',
      notTestable: 'A report of this tool can be part of an assessment; whether there is one is for the organisation to show.',
    },
    {
      id: 'ca-7',
      says: 'Controls are watched continuously.',
      objective: 'ca-7_obj',
      notTestable: 'Running this tool regularly serves it; one run does not show it.',
    },
    {
      id: 'ia-2',
      says: 'People of the organisation are identified one by one and authenticated.',
      objective: 'ia-2_obj',
      classes: ['gate-alt-login-path', 'gate-pending-session', 'idp-mixup', 'session-forge', 'lock-alias'],
    },
    {
      id: 'ia-2.1',
      says: 'Privileged accounts take more than one factor.',
      objective: 'ia-2.1_obj',
      classes: ['gate-login-only', 'gate-route-missing', 'factor-downgrade', 'aal-miscomputed', 'rs-ignores-acr'],
    },
    {
      id: 'ia-2.2',
      says: 'All other accounts take more than one factor as well.',
      objective: 'ia-2.2_obj',
      classes: ['gate-pending-session', 'factor-downgrade', 'aal-miscomputed', 'enrol-skip', 'recovery-flow-bypass'],
    },
    { id: 'ia-2.8', says: 'Authentication withstands replay.', objective: 'ia-2.8_obj', classes: replay },
    {
      id: 'ia-2.12',
      says: 'PIV credentials are accepted and verified.',
      objective: 'ia-2.12_obj',
      notTestable: 'This tool has no PIV credentials.',
    },
    {
      id: 'ia-3',
      says: 'Devices are identified before they are connected to.',
      objective: 'ia-3_obj',
      classes: ['device-fp', 'trusted-device-cookie'],
    },
    {
      id: 'ia-5',
      says: 'Authenticators are given to the right person, strong enough, protected, and revoked when they are lost.',
      objective: 'ia-5_obj',
      classes: ['enrol-ungated', 'enrol-foreign', 'factor-remove-ungated', 'factor-secret-leak', 'recovery-code-abuse'],
    },
    {
      id: 'ia-5.1',
      says: 'Passwords travel encrypted, are kept as salted hashes, and are checked against known ones.',
      objective: 'ia-5.1_obj',
      classes: ['secret-at-rest', 'http-8080'],
    },
    {
      id: 'ia-5.2',
      says: 'A key opens only the account it belongs to, and only in the hands of its holder.',
      objective: 'ia-5.2_obj',
      classes: ['ceremony-unverified', 'challenge-swap-user', 'webauthn-policy'],
    },
    {
      id: 'ia-5.6',
      says: 'Authenticators are protected as well as what they open.',
      objective: 'ia-5.6_obj',
      classes: ['factor-secret-leak', 'secret-at-rest', 'secret-in-log'],
    },
    {
      id: 'ia-6',
      says: 'Answers during authentication give nothing away to an onlooker.',
      objective: 'ia-6_obj',
      classes: ['user-enum', 'risk-oracle'],
    },
    {
      id: 'ia-8',
      says: 'People from outside the organisation, such as customers, are identified and authenticated too.',
      objective: 'ia-8_obj',
      classes: ['gate-alt-login-path', 'idp-mixup', 'challenge-swap-user'],
    },
    {
      id: 'ia-10',
      says: 'Unusual circumstances demand more of whoever authenticates.',
      classes: ['ip-shift', 'geo-travel', 'velocity', 'device-fp', 'risk-signal-missing'],
    },
    {
      id: 'ia-11',
      says: 'People authenticate again when the circumstances demand it.',
      objective: 'ia-11_obj',
      classes: [
        'gate-login-only',
        'max-age-stale',
        'fresh-wrong-method',
        'renewal-inflates',
        'elevation-lifecycle',
        'velocity',
        'acr-strip',
        'acr-eval',
      ],
    },
    {
      id: 'ia-12',
      says: 'Identities are proofed before accounts are given.',
      objective: 'ia-12_obj',
      notTestable: 'Proofing of identities happens outside the service under test.',
    },
    {
      id: 'sa-11',
      says: 'Developers test and evaluate what they build, and correct what they find.',
      objective: 'sa-11_obj',
      notTestable: 'A run is evidence for it; the plan and the process are for the organisation to show.',
    },
    {
      id: 'sc-5',
      says: 'Denial of service is withstood or limited.',
      objective: 'sc-5_obj',
      classes: ['lockout-dos', 'prompt-flood'],
    },
    {
      id: 'sc-8',
      says: 'What is sent stays confidential and whole.',
      objective: 'sc-8_obj',
      classes: ['tls-downgrade', 'http-8080'],
    },
    {
      id: 'sc-8.1',
      says: 'Cryptography protects what is sent.',
      objective: 'sc-8.1_obj',
      classes: ['tls-downgrade', 'http-8080'],
    },
    {
      id: 'sc-12',
      says: 'Keys are made, kept and replaced under management.',
      objective: 'sc-12_obj',
      notTestable: 'Management of keys does not show in answers.',
    },
    {
      id: 'sc-23',
      says: 'A session is with whom it claims to be with.',
      objective: 'sc-23_obj',
      classes: [
        'session-fixation',
        'session-hijack',
        'session-forge',
        'cookie-attributes',
        'csrf-stepup',
        'bearer-theft',
        'dpop-checks',
        'binding-stripped',
        'jwt-time',
      ],
    },
    {
      id: 'sc-28',
      says: 'What is stored is protected.',
      objective: 'sc-28_obj',
      classes: ['secret-at-rest'],
    },
    {
      id: 'si-4',
      says: 'The system is watched for attacks and for unauthorised use.',
      objective: 'si-4_obj',
      classes: ['velocity', 'geo-travel', 'audit-gap'],
    },
    {
      id: 'si-10',
      says: 'Input is checked before it is used.',
      objective: 'si-10_obj',
      classes: ['gate-path-canon', 'gate-forwarded-meta', 'txn-exemption-abuse', 'ip-canon', 'return-to'],
    },
    {
      id: 'si-11',
      says: 'Error messages help, and reveal nothing that could be exploited.',
      objective: 'si-11_obj',
      classes: ['gate-fail-open', 'risk-oracle', 'secret-in-log'],
    },
  ],
})
