/** The one style sheet: readable on a phone, in light and dark, at any text size. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#8a8a8a, #757575); --accent: light-dark(#0b57d0, #a8c7fa) }
body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
h2 { font-size: 1.2rem; margin-top: 2rem }
a { color: var(--accent) }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: 0 0 .5rem; border-bottom: 1px solid var(--line) }
nav a { display: inline-block; padding: .5rem 0 }
label { display: block; margin: 1rem 0 }
input, select { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .6rem; border: 1px solid var(--line); border-radius: .3rem }
button { font: inherit; padding: .6rem 1.2rem; min-height: 2.75rem; border-radius: .3rem; border: 1px solid var(--line) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; vertical-align: top }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dd { margin: 0; overflow-wrap: anywhere; font-weight: 600 }
#status:empty { display: none }
#status, .error { border-left: .3rem solid var(--accent); padding: .5rem .8rem }
.number { font-size: 3rem; font-weight: 700; letter-spacing: .2em }
code { overflow-wrap: anywhere }
`
