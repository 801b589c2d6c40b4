/**
 * The regulatory technical standards on strong customer authentication, Articles 2 to 27 and 29. A paragraph is article, paragraph, point:
 * `4.3.b` is Article 4(3)(b). The words are ours, the text of the Official Journal counts.
 */
import { catalogue } from './catalogue.ts'

const document = 'https://eur-lex.europa.eu/eli/reg_del/2018/389/oj'

const ofHardware = 'It is about the design of an element or a device, which no answer of the service shows.'

export const psd2Rts = catalogue({
  id: 'psd2-rts',
  title: 'Commission Delegated Regulation (EU) 2018/389, strong customer authentication (PSD2 RTS)',
  version: 'EU 2018/389 of 27 November 2017, as published in OJ L 69 of 13 March 2018',
  publisher: 'European Commission',
  link: document,
  extent:
    'Chapters I to IV and Article 29; interfaces between payment service providers (Articles 28 and 30 to 36) are left out.',
  linkTo: () => document,
  entries: [
    {
      id: '2.1',
      says: 'Transactions are monitored so that unauthorised ones are noticed.',
      classes: ['velocity', 'geo-travel', 'device-fp', 'risk-signal-missing'],
    },
    {
      id: '3.1',
      says: 'The security measures are documented, tested and audited.',
      notTestable: 'A run is evidence for testing; documents and audits are for the provider to show.',
    },
    {
      id: '4.1',
      says: 'Authentication by two elements gives a code that is accepted once.',
      classes: ['otp-replay', 'single-use-race', 'replay-cache-local'],
    },
    {
      id: '4.2.a',
      says: 'The code gives away nothing about the elements.',
      notTestable: 'That is a property of the algorithm, shown by reading it.',
    },
    {
      id: '4.2.b',
      says: 'From codes that are known no further one can be made.',
      notTestable: 'That is a property of the algorithm, shown by reading it.',
    },
    { id: '4.2.c', says: 'The code cannot be forged.', classes: ['ceremony-unverified', 'push-match'] },
    { id: '4.3.a', says: 'A refusal does not tell which element was wrong.', classes: ['user-enum'] },
    {
      id: '4.3.b',
      says: 'After five failures in a row the action is blocked.',
      classes: ['otp-brute', 'lock-alias', 'counter-evade'],
      limits: [{ fact: 'consecutiveGuesses', bound: 'at most', value: 5 }],
    },
    {
      id: '4.3.c',
      says: 'Communication sessions are protected against capture and manipulation of what is sent.',
      classes: ['tls-downgrade', 'http-8080', 'session-hijack', 'csrf-stepup'],
    },
    {
      id: '4.3.d',
      says: 'After five minutes without activity access ends.',
      classes: ['session-timeouts'],
      limits: [{ fact: 'idleSeconds', bound: 'at most', value: 300 }],
    },
    { id: '5.1.a', says: 'The payer is shown amount and payee.', classes: ['txn-wysiwys'] },
    { id: '5.1.b', says: 'The code is for this amount and this payee.', classes: ['txn-unbound'] },
    { id: '5.1.c', says: 'What is executed is what the code was given for.', classes: ['txn-toctou', 'txn-unbound'] },
    { id: '5.1.d', says: 'Changing amount or payee makes the code worthless.', classes: ['txn-unbound', 'txn-toctou'] },
    {
      id: '5.2.a',
      says: 'Amount and payee stay confidential, genuine and whole through all phases.',
      classes: ['txn-toctou', 'gate-batch'],
    },
    {
      id: '5.2.b',
      says: 'What is shown to the payer stays confidential, genuine and whole through all phases.',
      classes: ['txn-wysiwys'],
    },
    {
      id: '5.3.a',
      says: 'For card payments of an amount that is not known yet, the code is for the amount that the payer agreed to have blocked.',
      notTestable: 'The targets of this tool make no card payments.',
    },
    { id: '5.3.b', says: 'For a batch, the code is for its total and its payees.', classes: ['gate-batch'] },
    {
      id: '6.1',
      says: 'What the payer knows is protected against being disclosed to others.',
      classes: ['secret-at-rest', 'secret-in-log'],
    },
    {
      id: '7.1',
      says: 'What the payer has is protected against use by others.',
      classes: ['challenge-swap-user', 'enrol-foreign'],
    },
    {
      id: '7.2',
      says: 'What the payer has is protected against being copied.',
      classes: ['factor-secret-leak', 'webauthn-policy'],
    },
    { id: '8.1', says: 'Devices that read inherent elements are protected against others.', notTestable: ofHardware },
    {
      id: '9.1',
      says: 'Breaking one element does not break another.',
      classes: ['factor-downgrade', 'recovery-flow-bypass', 'enrol-ungated', 'factor-remove-ungated'],
    },
    {
      id: '9.3',
      says: 'On a device of many uses, elements are kept apart and changes of the device are noticed.',
      notTestable: ofHardware,
    },
    {
      id: '10.1',
      says: 'Looking at balance and recent payments may do without, but not when it is disclosed to others.',
    },
    {
      id: '13.1',
      says: 'Putting somebody on the list of trusted beneficiaries, or changing the list, takes strong authentication.',
    },
    {
      id: '13.2',
      says: 'Without it, only payees on a list that the payer confirmed get money.',
      classes: ['txn-exemption-abuse'],
    },
    {
      id: '14.1',
      says: 'Setting up a series of equal payments takes strong authentication.',
      notTestable: 'The targets of this tool have no standing orders.',
    },
    {
      id: '16.a',
      says: 'Small remote payments: no single one above thirty euros.',
      classes: ['txn-exemption-abuse'],
      limits: [{ fact: 'exemptCents', bound: 'at most', value: 3000 }],
    },
    {
      id: '16.b',
      says: 'Small remote payments: no more than a hundred euros together since the last strong authentication.',
      limits: [{ fact: 'exemptTotalCents', bound: 'at most', value: 10000 }],
    },
    {
      id: '16.c',
      says: 'Small remote payments: no more than five since the last strong authentication.',
      limits: [{ fact: 'exemptTimes', bound: 'at most', value: 5 }],
    },
    {
      id: '18.2.a',
      says: 'Risk analysis: the provider’s fraud rate is at or below the reference rate.',
      notTestable: 'Fraud rates are counted in operation.',
    },
    {
      id: '18.2.c',
      says: 'Risk analysis: behaviour, device, place, session and payee show nothing abnormal.',
      classes: ['velocity', 'device-fp', 'geo-travel', 'ip-shift', 'risk-signal-missing'],
    },
    {
      id: '21.1',
      says: 'Uses of exemptions are recorded and their fraud rates watched.',
      notTestable: 'Statistics are kept in operation.',
    },
    {
      id: '22.1',
      says: 'Credentials and codes stay confidential and whole in all phases.',
      classes: ['secret-at-rest', 'secret-in-log', 'factor-secret-leak', 'http-8080'],
    },
    {
      id: '22.2.a',
      says: 'Credentials are masked when they are shown, and not readable in full.',
      classes: ['factor-secret-leak'],
    },
    { id: '22.2.b', says: 'Credentials and the keys that encrypt them are not stored readable.', classes: ['secret-at-rest'] },
    { id: '22.2.c', says: 'Secret keys are protected from disclosure.', classes: ['secret-at-rest', 'factor-secret-leak'] },
    {
      id: '23',
      says: 'Credentials are made in a secure environment.',
      notTestable: 'Making of credentials happens outside the service under test.',
    },
    {
      id: '24.2.a',
      says: 'Credentials are tied to their user in a secure environment.',
      classes: ['enrol-foreign'],
    },
    {
      id: '24.2.b',
      says: 'Tying them from afar takes strong authentication.',
      classes: ['enrol-ungated', 'enrol-skip'],
    },
    {
      id: '25.1',
      says: 'Credentials are delivered safely to the right user.',
      notTestable: 'Delivery happens outside the service under test.',
    },
    {
      id: '26',
      says: 'Renewing or reactivating credentials follows the rules of making, tying and delivering them.',
      classes: ['recovery-code-abuse', 'recovery-flow-bypass'],
    },
    {
      id: '27',
      says: 'Credentials can be deactivated and revoked, and are then worth nothing.',
      classes: ['lock-bypass', 'cred-change-sessions', 'factor-remove-ungated'],
    },
    { id: '29.1', says: 'Every payment can be traced through all its stages.', classes: ['audit-gap', 'log-injection'] },
    { id: '29.2', says: 'A trace has a unique session, a log with time stamps, and trusted time.', classes: ['audit-gap'] },
  ],
})
