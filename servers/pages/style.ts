/** The one style sheet: readable on a phone, in light and dark, at any text size. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#767676, #8c8c8c); --accent: light-dark(#0b57d0, #a8c7fa);
  --on-accent: light-dark(#fff, #062e6f); --paper: light-dark(#fff, #131314); --ink: light-dark(#1f1f1f, #e3e3e3);
  --soft: light-dark(#f3f6fc, #1e1f20); --wrong: light-dark(#a30d12, #f9b4ab) }
* { box-sizing: border-box }
body { overflow-wrap: break-word; font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1rem 1rem 3rem; background: var(--paper); color: var(--ink) }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .5rem }
main:focus { outline: none }
a { color: var(--accent) }
.skip { position: absolute; left: -100vw }
.skip:focus { position: static }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; border-bottom: 1px solid var(--line); padding-bottom: .8rem }
nav { flex: 1 1 18rem }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1rem; list-style: none; margin: 0; padding: 0 }
nav a { display: inline-block; padding: .6rem 0 }
nav a[aria-current] { font-weight: 700; text-decoration: none; color: var(--ink); border-bottom: .2rem solid var(--accent) }
label { display: block; margin: 1rem 0; font-weight: 600 }
small { display: block; font-weight: 400; font-size: .9rem }
input, select { display: block; width: 100%; margin-top: .25rem; font: inherit; font-weight: 400; padding: .6rem; border: 1px solid var(--line); border-radius: .4rem;
  background: var(--paper); color: var(--ink) }
input[aria-invalid=true] { border: 2px solid var(--wrong) }
button { font: inherit; font-weight: 600; padding: .6rem 1.2rem; min-height: 2.75rem; border-radius: .4rem; border: 1px solid var(--accent);
  background: var(--accent); color: var(--on-accent); cursor: pointer }
button.plain { background: var(--paper); color: var(--accent) }
button:disabled { opacity: .6 }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; padding: .4rem 0; font-size: .9rem }
th, td { text-align: left; padding: .5rem .8rem .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; vertical-align: top }
main form + form, section + form { margin-top: 1rem }
td form { margin: 0 0 .6rem }
td label { margin: 0 0 .3rem }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) 1fr; gap: .3rem 1rem; padding: .8rem; margin: 1rem 0; background: var(--soft); border-radius: .4rem }
dd { margin: 0; overflow-wrap: anywhere; font-weight: 600 }
section { border-top: 1px solid var(--line); margin-top: 1.5rem }
section h2 { margin-top: 1rem }
#status:empty { display: none }
#status, .error { border-left: .3rem solid var(--accent); background: var(--soft); padding: .6rem .8rem; white-space: pre-line; overflow-wrap: anywhere }
.error, #status.error { border-color: var(--wrong); color: var(--wrong) }
.number strong { font-size: 3rem; line-height: 1.2; letter-spacing: .2em }
.kept { background: var(--soft); padding: .8rem; border-radius: .4rem; list-style: none; margin: 1rem 0; columns: 12rem }
code { overflow-wrap: anywhere; font-size: 1rem }
[hidden] { display: none }
@media (max-width: 34rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  tr { display: block; padding: .6rem 0; border-bottom: 1px solid var(--line) }
  td { display: block; border: 0; padding: .15rem 0 }
  td form:first-child { margin-top: .3rem }
  td::before { content: attr(data-head) ': '; content: attr(data-head) ': ' / ''; font-weight: 600 }
  dl { grid-template-columns: 1fr; gap: 0 }
  dd { margin-bottom: .5rem }
}
`

/** What browsers show beside the title of a page. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#0b57d0" d="M8 1 1 5v1h14V5zM2 7v5h2V7zm5 0v5h2V7zm5 0v5h2V7zM1 13v2h14v-2z"/></svg>`
