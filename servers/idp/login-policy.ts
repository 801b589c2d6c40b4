/** When the person has to do something at the provider. First-party clients need no consent; a level or an approval needs the person. */
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { singleDetails } from '../details.ts'
import { acceptedFactors } from '../factors/factor.ts'
import type { Defences } from '../gateway/defences.ts'
import { type Level, levelOf, strongestOf } from '../levels.ts'
import type { Database } from '../store/database.ts'
import { heldFactors } from '../store/held-factors.ts'

export function loginPolicy(database: Database, defences: Defences) {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const { Check } = interactionPolicy
  const prompt = (needed: boolean) => (needed ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT)
  const checks = policy.get('login')?.checks
  checks?.add(
    new Check('account_unusable', 'the account cannot be used', 'access_denied', ({ oidc }) => {
      if (oidc.session?.accountId === undefined || oidc.account !== undefined) return Check.NO_NEED_TO_PROMPT
      throw new errors.AccessDenied(undefined, 'the account cannot be used')
    }),
  )
  checks?.add(
    new Check('level_not_reached', 'a stronger factor is required', 'login_required', ({ oidc }) => {
      const requested = oidc.params?.acr_values
      if (typeof requested !== 'string') return Check.NO_NEED_TO_PROMPT
      const level = strongestOf(requested)
      if (level === 0) throw new errors.UnmetAuthenticationRequirements('unknown acr_values')
      const person = oidc.session?.accountId
      if (person !== undefined && !canReach(database, person, level, oidc.params)) {
        throw new errors.UnmetAuthenticationRequirements('the account has no factor of this level')
      }
      return prompt(levelOf(oidc.session?.acr) < level)
    }),
  )
  checks?.add(
    new Check('proof_required', 'the person has to prove who they are', 'login_required', ({ oidc }) =>
      prompt(
        defences.proofRequired({
          proven: oidc.result?.login !== undefined,
          session: oidc.session?.accountId ?? null,
          prompt: promptIn(oidc.params),
        }),
      ),
    ),
  )
  return policy
}

function promptIn(params: KoaContextWithOIDC['oidc']['params']): string | undefined {
  return typeof params?.prompt === 'string' ? params.prompt : undefined
}

function canReach(database: Database, person: string, level: Level, params: KoaContextWithOIDC['oidc']['params']): boolean {
  if (level === 1) return true
  const operation = singleDetails(requestedDetails(params?.authorization_details))?.operation ?? null
  const held = heldFactors(database, person)
  return acceptedFactors(operation, level).some((factor) => held.includes(factor))
}

/** The details in an authorization request, which has parsed them once already. */
export function requestedDetails(parameter: unknown) {
  if (typeof parameter !== 'string') return undefined
  const details: unknown = JSON.parse(parameter)
  return Array.isArray(details) ? details : undefined
}
