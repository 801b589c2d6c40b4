/** Suites were added until every client could connect. */
import { tlsSettings } from '../gateway/intercept/tls-settings.ts'
import type { Weakness } from './weakness.ts'

export const weakSuitesSpoken: Weakness = {
  id: 'weak-suites-spoken',
  title: 'Suites without authenticated encryption are spoken',
  class: 'tls-downgrade',
  cwe: 'CWE-327',
  breaks: ['transport-is-protected'],
  weaken: (defences) => ({
    ...defences,
    tlsSettings: { ...tlsSettings, ciphers: 'ALL:!aNULL:!eNULL' },
  }),
}
