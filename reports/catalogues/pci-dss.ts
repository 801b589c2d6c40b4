/**
 * PCI DSS 4.0.1, June 2024. Its text belongs to the PCI Security Standards Council and is not given here: only the numbers, and what each is
 * about in words of our own. Read the standard before you rely on a line of this file.
 */
import { catalogue } from './catalogue.ts'

const document = 'https://www.pcisecuritystandards.org/document_library/'

export const pciDss = catalogue({
  id: 'pci-dss-4.0.1',
  title: 'Payment Card Industry Data Security Standard',
  version: '4.0.1, June 2024',
  publisher: 'PCI Security Standards Council',
  link: document,
  extent:
    'Requirements 8.2 to 8.6 on identification and authentication, and those of 2, 4, 6, 7, 10 and 11 that touch them; all others are left out.',
  linkTo: () => document,
  entries: [
    { id: '2.2.7', says: 'Administration over the network is encrypted.', classes: ['tls-downgrade', 'http-8080'] },
    {
      id: '4.2.1',
      says: 'Card numbers cross open networks under strong cryptography only, with no way down to something weaker.',
      classes: ['tls-downgrade', 'http-8080'],
    },
    {
      id: '6.2.4',
      says: 'The software is engineered against known kinds of attack, those on its logic, its access control and its sessions among them.',
      classes: ['csrf-stepup', 'claim-tamper', 'gate-client-flag', 'gate-step-skip', 'gate-path-canon', 'txn-toctou'],
    },
    {
      id: '7.3.3',
      says: 'What is not allowed is denied.',
      classes: ['gate-route-missing', 'gate-fail-open'],
    },
    {
      id: '8.2.1',
      says: 'Everybody has an id of their own.',
      notTestable: 'Who stands behind an id is known to the organisation, not to the service.',
    },
    {
      id: '8.2.2',
      says: 'Shared accounts are exceptions with a reason, an end and a name to each action.',
      notTestable: 'Sharing an account happens outside the service.',
    },
    {
      id: '8.2.5',
      says: 'Whoever leaves loses access at once.',
      classes: ['lock-bypass', 'refresh-state'],
    },
    {
      id: '8.2.6',
      says: 'Accounts that lie idle for three months are closed.',
    },
    {
      id: '8.2.8',
      says: 'After fifteen idle minutes a session asks for authentication again.',
      classes: ['session-timeouts'],
      limits: [{ fact: 'idleSeconds', bound: 'at most', value: 900 }],
    },
    {
      id: '8.3.1',
      says: 'Access takes at least one factor: something known, held or inherent.',
      classes: ['gate-route-missing', 'gate-alt-login-path', 'session-forge'],
    },
    {
      id: '8.3.2',
      says: 'Factors cannot be read, neither on their way nor where they are stored.',
      classes: ['secret-at-rest', 'secret-in-log', 'factor-secret-leak', 'http-8080'],
    },
    {
      id: '8.3.3',
      says: 'Nobody changes a factor without having shown who they are.',
      classes: ['enrol-ungated', 'factor-remove-ungated', 'recovery-flow-bypass'],
    },
    {
      id: '8.3.4',
      says: 'Guessing is stopped after ten attempts at most, for half an hour or until the owner is known again.',
      classes: ['otp-brute', 'lock-alias', 'counter-evade'],
      limits: [
        { fact: 'consecutiveGuesses', bound: 'at most', value: 10 },
        { fact: 'lockSeconds', bound: 'at least', value: 1800 },
      ],
    },
    {
      id: '8.3.5',
      says: 'A first password is unique and has to be replaced when it is first used.',
      notTestable: 'The targets of this tool hand out no first passwords.',
    },
    {
      id: '8.3.6',
      says: 'Passwords have a least length and a mixture of characters.',
    },
    {
      id: '8.3.7',
      says: 'The last few passwords are not taken again.',
    },
    {
      id: '8.3.9',
      says: 'Where the password is the only factor, it is changed every three months or its use is analysed for risk.',
    },
    {
      id: '8.3.11',
      says: 'A token, key or certificate belongs to one person, and only that person can use it.',
      classes: ['challenge-swap-user', 'enrol-foreign'],
    },
    {
      id: '8.4.1',
      says: 'Administrators come in with more than one factor.',
      classes: ['gate-route-missing', 'gate-login-only', 'factor-downgrade'],
    },
    {
      id: '8.4.2',
      says: 'Everybody comes into the environment of card data with more than one factor.',
      classes: ['gate-pending-session', 'gate-alt-login-path', 'gate-alt-channel', 'enrol-skip', 'factor-remove-ungated'],
    },
    {
      id: '8.4.3',
      says: 'Access from outside the organisation’s network takes more than one factor.',
      classes: ['gate-pending-session', 'gate-alt-login-path', 'trusted-device-cookie', 'proxy-ip-trust'],
    },
    {
      id: '8.5.1',
      says: 'Systems for several factors withstand replay, cannot be bypassed, take two kinds of factor, and let nobody in before all are shown.',
      classes: [
        'otp-replay',
        'assertion-replay',
        'single-use-race',
        'replay-cache-local',
        'gate-pending-session',
        'gate-step-skip',
        'gate-client-flag',
        'factor-downgrade',
        'aal-miscomputed',
      ],
    },
    {
      id: '8.6.1',
      says: 'System accounts are used interactively only as an exception.',
      notTestable: 'Use of system accounts is a matter of operation.',
    },
    {
      id: '8.6.2',
      says: 'No password of a system account stands in scripts, configuration or source.',
      notTestable: 'It is found by reading source and configuration.',
    },
    {
      id: '10.2.1',
      says: 'Audit logs are switched on and running.',
      classes: ['audit-gap'],
    },
    { id: '10.2.1.2', says: 'What administrators do is logged.', classes: ['audit-gap'] },
    {
      id: '10.2.1.3',
      says: 'Access to the audit logs is logged.',
      notTestable: 'The log is read beside the service, where this tool cannot see who reads it.',
    },
    { id: '10.2.1.4', says: 'Failed attempts at access are logged.', classes: ['audit-gap'] },
    { id: '10.2.1.5', says: 'Changes of accounts and factors are logged.', classes: ['audit-gap'] },
    {
      id: '10.2.2',
      says: 'A log entry names the person, the kind of event, the time, the result, the origin and what was touched.',
      classes: ['audit-gap', 'proxy-ip-trust'],
    },
    { id: '10.3.2', says: 'Nobody can change what was logged.', classes: ['log-injection'] },
    {
      id: '10.4.1',
      says: 'Logs are reviewed daily.',
      notTestable: 'Reviewing is done by people.',
    },
    {
      id: '10.5.1',
      says: 'Logs are kept for a year.',
      notTestable: 'Keeping of logs is a matter of operation.',
    },
    {
      id: '11.4.3',
      says: 'The environment is tested for penetration from outside every year, and faults are corrected.',
      notTestable: 'A run can be part of such a test; a qualified tester has to carry it out.',
    },
  ],
})
