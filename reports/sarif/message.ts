/** Text as a message of SARIF, where brackets before parentheses would be a link and numbers in braces a placeholder. */
import type { Message } from 'sarif'
import { block } from '../plain-text.ts'

/** @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html section 3.11 */
export function message(text: string): Message {
  return {
    text:
      block(text)
        .replaceAll('](', '] (')
        .replaceAll(/\{(\d+)\}/g, '($1)')
        .trim() || '(empty)',
  }
}
