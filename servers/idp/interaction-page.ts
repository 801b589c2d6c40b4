/** The provider's pages: what is approved, above what has to be proven. Plain HTML; all but passkeys works without JavaScript. */
import type { ShowDetails } from '../details-shown.ts'
import type { Factor } from '../factors/factor.ts'
import { linesShown } from '../pages/markup.ts'
import { escapeHtml, page } from '../pages/page.ts'
import type { Need } from './need.ts'
import { factorForms } from './pages/factor-forms.ts'

/** What went wrong before. */
export interface Failure {
  /** In words that give nothing away. */
  readonly says: string
  /** What was given, `null` when it is none of the forms of the page. */
  readonly factor: Factor | null
  /** The login as it was typed, so that it need not be typed twice. */
  readonly login: string
}

/** @param showDetails how everything is shown that the approval binds */
export function interactionPage(need: Need, showDetails: ShowDetails, failure: Failure | null = null): string {
  const action = actionOf(need)
  const approved = need.details === null ? '' : `<h2>What you confirm</h2>${linesShown(showDetails(need.details))}`
  const wrong = failure === null ? '' : `<p class="error" role="alert" id="error">${escapeHtml(sentence(failure.says))}</p>`
  const factors: readonly Factor[] = need.next === 'password' ? ['password'] : need.factors
  const focused = factors.find((factor) => factor === failure?.factor) ?? factors[0]
  const forms = factors.map((factor) =>
    factorForms[factor](action, { failure, focus: factor === focused ? 'here' : 'elsewhere' }),
  )
  return page({
    title: need.next === 'password' ? 'Sign in' : 'Confirm that it is you',
    scripts: factors.includes('webauthn') ? ['webauthn-browser', 'passkey'] : [],
    body: approved + wrong + forms.join('\n') + giveUp(action),
  })
}

/** @param number what has to be typed into the phone; `null` when nothing is waiting there */
export function pushPage(need: Need, showDetails: ShowDetails, state: string, number: string | null): string {
  const action = actionOf(need)
  const title = 'Confirm on your phone'
  const otherwise = `<p><a href="${action}">Confirm in another way</a></p>`
  if (number === null && state !== 'approved') {
    return page({ title, body: `<p class="error" role="alert">The request is over.</p>${otherwise}${giveUp(action)}` })
  }
  const approved = need.details === null ? '' : `<h2>What you confirm</h2>${linesShown(showDetails(need.details))}`
  const shown =
    number === null ? '' : `<p class="number">Type this number into your phone: <strong>${escapeHtml(number)}</strong></p>`
  return page({
    title,
    scripts: ['push'],
    body: `${approved}${shown}
    <p>This page goes on by itself when you have confirmed. If it does not, press “Continue”.</p>
    <form method="post" action="${action}/push/finish" data-push="${action}/push"><button>Continue</button></form>
    ${otherwise}${giveUp(action)}`,
  })
}

/** @param need of the interaction that can still be given up; `null`: there is none */
export function refusedPage(description: string, need: Need | null): string {
  const end = need === null ? '<p>Go back to where you came from, and begin anew.</p>' : giveUp(actionOf(need))
  return page({ title: 'Not accepted', body: `<p class="error" role="alert">${escapeHtml(sentence(description))}</p>${end}` })
}

function giveUp(action: string): string {
  return `<form method="post" action="${action}/cancel"><button class="plain">Give up</button></form>`
}

function actionOf({ uid }: Need): string {
  return `/interaction/${encodeURIComponent(uid)}`
}

function sentence(description: string): string {
  return `${description.slice(0, 1).toUpperCase()}${description.slice(1)}.`
}
