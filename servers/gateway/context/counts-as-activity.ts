/**
 * Defence: only what a person does keeps a session alive; what a page asks by itself does not.
 * Stops: a forgotten page that polls keeps its session open for whoever comes by (CWE-613; ASVS 7.3.1; PCI DSS 8.2.8).
 */
import type { Route } from '../policy.ts'

export type CountsAsActivity = (route: Route) => boolean

export const countsAsActivity: CountsAsActivity = (route) => route.passive !== true
