import { scenario } from 'stepproof'

interface Dressed {
  readonly field: 'name' | 'reference'
  readonly disguise: (text: string) => string
}

export const dressUpThePayee = scenario<Dressed>({
  id: 'txn-wysiwys/dress-up-the-payee',
  title: 'Dress up the text on the approval page to look like another',
  story:
    'Malware proposes a payment whose name or reference is written with characters that cannot be seen, change the order of what is read, or look like others. The customer reads the page, believes it and approves.',
  class: 'txn-wysiwys',
  seen: ['https://attack.mitre.org/techniques/T1656/'],
  requirements: ['psd2-rts:5.1.a', 'psd2-rts:5.2.b', 'asvs-5.0.0:10.7.2'],
  needs: ['transfer', 'approval-page'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'right-to-left': { field: 'name', disguise: (text) => `\u202e${[...text].reverse().join('')}\u202c` },
    'zero-width': { field: 'name', disguise: (text) => text.replace(' ', ' \u200b') },
    isolates: { field: 'reference', disguise: (text) => `\u2067${text}\u2069` },
    'look-alike': { field: 'name', disguise: (text) => text.replaceAll('a', '\u0430').replaceAll('e', '\u0435') },
    'full-width': { field: 'name', disguise: (text) => text.replaceAll(/[a-z]/g, (letter) => fullWidth(letter)) },
    'line-break': { field: 'reference', disguise: (text) => `${text}\nAmount 1.00 EUR` },
    filler: { field: 'name', disguise: (text) => text.replaceAll(' ', '\u3164') },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', {
      ...victim.intends('transfer'),
      name: 'Jürgen Müller & Söhne',
      reference: 'Rent, 2nd floor - it’s for May',
    })
  },

  async attack({ victim, attacker, variant: { field, disguise } }) {
    await victim.signIn()
    const malware = attacker.atDeviceOf(victim)
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    // the one deviation
    const dressed = { ...toHimself, [field]: disguise('Water and Power plc') }
    const asked = await malware.perform('transfer', dressed)
    if (asked.step.outcome !== 'challenged') return asked
    await victim.answer(asked)
    return malware.perform('transfer', dressed, { after: asked })
  },

  expects: { outcome: 'refused' },
})

function fullWidth(letter: string): string {
  return String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)
}
