/**
 * No more requests reach a phone than the target declares without an approval, and none after its owner has reported one
 * (ASVS 6.6.4; NIST SP 800-63B-4, 3.1.3.2; ATT&CK T1621).
 */
import { decidedBy, type Oracle } from './oracle.ts'

export const promptsAreBounded: Oracle = {
  id: 'prompts-are-bounded',
  title: 'Nobody is asked until they give in',
  judge: ({ steps }, { limits }) => {
    const { unapprovedPrompts: most } = limits
    if (most === null) return []
    const seen = new Set<string>()
    const unapproved = new Set<string>()
    let reported = false
    return steps.flatMap((step) => {
      if (step.does !== 'phone' || step.account !== 'victim') return []
      const fresh = step.prompts.filter((prompt) => !seen.has(prompt))
      for (const prompt of fresh) {
        seen.add(prompt)
        unapproved.add(prompt)
      }
      const found: string[] = []
      if (reported && fresh.length > 0) found.push('a phone was asked again after its owner had reported a request')
      else if (fresh.length > 0 && unapproved.size > most)
        found.push(`${unapproved.size} requests reached a phone without an approval; ${most} are allowed`)
      if (step.decision === 'report') reported = true
      if (step.decision === 'approve' && step.outcome === 'done') unapproved.clear()
      return found.map((says) => ({ says, exchanges: decidedBy(step) }))
    })
  },
}
