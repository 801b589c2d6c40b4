/** Scenarios and their attempts, closed and open. */
export const attemptStyles = `
details.scenario { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin: .6rem 0; }
summary { cursor: pointer; list-style: none; border-radius: 8px; }
summary::-webkit-details-marker { display: none; }
details.scenario > summary { display: flex; flex-wrap: wrap; gap: .1rem .75rem; align-items: baseline; padding: .75rem 1.1rem; border-radius: 12px; }
details.scenario > summary h3 { margin: 0; flex: 0 1 auto; }
details.scenario > summary code { color: var(--soft); flex: 1; min-width: min(100%, 12rem); }
details.scenario > summary:hover h3, .attempt > summary:hover b, .phase > summary:hover h4 { text-decoration: underline; text-underline-offset: .15em; }
details.scenario > .body { padding: 0 1.1rem 1rem; }
.story { max-width: 72ch; margin: 0 0 .9rem; }
.attempt { border-top: 1px solid var(--line); }
.attempt > summary { display: grid; grid-template-columns: 1rem minmax(9rem, 15rem) auto 1fr; gap: 0 .4rem; align-items: baseline; padding: .5rem 0; }
.attempt > summary .why { grid-column: 4; color: var(--soft); }
.attempt > summary b { font-weight: 600; }
.breached .attempt > summary .why { color: var(--tone); }
.attempt > .body { padding: 0 0 1.25rem 1.4rem; }
.attempt > summary::before, .phase > summary::before, .part > summary::before, .plain > summary::before, .exchange > summary > span::before { content: ""; display: inline-block; width: .42rem; height: .42rem; border: solid var(--soft); border-width: 0 2px 2px 0; rotate: -45deg; translate: 0 -.1rem; margin-right: .5rem; }
.attempt[open] > summary::before, .phase[open] > summary::before, .part[open] > summary::before, .plain[open] > summary::before, .exchange[open] > summary > span::before { rotate: 45deg; }
.known-mark { font-size: .8125rem; font-weight: 600; border: 1px solid currentcolor; border-radius: 6px; padding: 0 .4rem; }
.judgement { border-left: 3px solid var(--tone-fill); background: var(--tone-ground); border-radius: 0 10px 10px 0; padding: .7rem 1.1rem; margin: .25rem 0 1rem; }
.judgement h4 { margin: 0 0 .35rem; color: var(--tone); }
.judgement ul { list-style: none; margin: 0; padding: 0; }
.judgement li + li { margin-top: .6rem; }
.judgement p { margin: 0; }
.judgement .faint { color: inherit; }
.told { margin: .3rem 0 .9rem; }
.told ul { margin: .15rem 0 .3rem; }
.told b { font-weight: 600; }
.provenance { margin-top: .9rem; border-top: 1px solid var(--line); padding-top: .8rem; font-size: .9rem; }
.provenance a { margin-right: .6rem; }
.phase { border-top: 1px solid var(--line); }
.phase > summary { padding: .6rem 0; display: flex; align-items: baseline; gap: .1rem .6rem; flex-wrap: wrap; }
.phase > summary::before { margin-right: 0; }
.phase > summary h4 { margin: 0; font-size: 1rem; color: var(--ink); }
.phase.attack > summary h4 { color: var(--attacker); }
.phase > .body { padding-bottom: .9rem; }
.question { color: var(--soft); flex: 1; min-width: 12rem; }
.expected { margin: .1rem 0 .6rem; }
.aftermath { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin-top: .9rem; align-items: baseline; font-size: .9375rem; }
.aftermath > * { margin: 0; min-width: 0; }
.aftermath ul { list-style: none; padding: 0; }
.audit th { color: var(--soft); font-size: .875rem; }
.audit td, .audit th { padding: .1rem 1.25rem .1rem 0; }
@media (max-width: 40rem) {
  details.scenario > summary { padding: .7rem .9rem; }
  details.scenario > .body { padding: 0 .9rem .8rem; }
  .attempt > summary { grid-template-columns: 1rem 1fr auto; }
  .attempt > summary .why { grid-column: 2 / -1; }
  .attempt > .body { padding-left: 0; }
  .aftermath, .facts { grid-template-columns: 1fr; }
  .facts dt { margin-top: .3rem; }
}
`
