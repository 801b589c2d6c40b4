/** An access token that is bound to a key does nothing for somebody else who has not that key (RFC 9449; ASVS 10.3.5). */
import { decidedBy, type Oracle } from './oracle.ts'

export const tokenStaysWithItsHolder: Oracle = {
  id: 'token-stays-with-its-holder',
  title: 'A stolen token is worth nothing without its key',
  judge: ({ steps }, target) =>
    target.capabilities.includes('dpop')
      ? steps.flatMap((step) =>
          step.does === 'perform' && step.outcome === 'done' && step.stolen !== null && isWithoutKey(step.stolen.goods)
            ? [{ says: `the stolen token of ${step.stolen.from} opened ${step.operation}`, exchanges: decidedBy(step) }]
            : [],
        )
      : [],
}

function isWithoutKey(goods: readonly string[]): boolean {
  return goods.includes('access-token') && !goods.includes('dpop-key')
}
