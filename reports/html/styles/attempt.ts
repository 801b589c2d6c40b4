/** An attempt, closed and open. */
export const attemptStyles = `
details.attempt { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin: .6rem 0; }
details.attempt > summary { display: grid; grid-template-columns: 1fr auto 1rem; gap: .25rem 1rem; align-items: baseline; padding: .8rem 1.1rem; cursor: pointer; list-style: none; border-radius: 12px; }
details.attempt > summary::-webkit-details-marker { display: none; }
details.attempt > summary::after { content: ""; width: .5rem; height: .5rem; border: solid var(--soft); border-width: 0 2px 2px 0; rotate: 45deg; align-self: center; justify-self: end; translate: 0 -.15rem; }
details.attempt[open] > summary::after { rotate: -135deg; translate: 0 .15rem; }
details.attempt > summary:hover .title { text-decoration: underline; text-underline-offset: .15em; }
.what { min-width: 0; grid-row: 1; }
.title { display: block; font-weight: 600; }
.what .id { color: var(--soft); }
.why { display: block; margin-top: .15rem; color: var(--soft); }
.attempt.breached .why { color: var(--tone); }
.attempt[open] .why { display: none; }
.attempt > .body { padding: .25rem clamp(1rem, 3vw, 1.75rem) 1.5rem; border-top: 1px solid var(--line); }
.story { font-size: 1.0625rem; max-width: 68ch; margin: 1.1rem 0; }
.judgement { border-left: 3px solid var(--tone-fill); background: var(--tone-ground); border-radius: 0 10px 10px 0; padding: .7rem 1.1rem; }
.judgement h3 { margin: 0 0 .25rem; color: var(--tone); }
.judgement ul { list-style: none; margin: 0; padding: 0; }
.judgement li + li { margin-top: .75rem; }
.judgement .faint { color: inherit; }
.provenance { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1.1rem; }
.seen { list-style: none; margin: 0; padding: 0; }
.phase { margin-top: 1.25rem; border-top: 1px solid var(--line); }
.phase + .provenance { margin-top: 1.25rem; }
.phase > summary { cursor: pointer; padding: .7rem 0; display: flex; align-items: baseline; gap: .6rem; list-style: none; }
.phase > summary::-webkit-details-marker { display: none; }
.phase > summary::before { content: ""; flex: none; width: .45rem; height: .45rem; border: solid var(--soft); border-width: 0 2px 2px 0; rotate: -45deg; translate: 0 -.1rem; }
.phase[open] > summary::before { rotate: 45deg; }
.phase > summary:hover h3 { text-decoration: underline; text-underline-offset: .15em; }
.phase > summary h3 { margin: 0; font-size: 1.0625rem; }
.phase > .body { padding-bottom: .75rem; }
.question { color: var(--soft); flex: 1; }
.phase > summary .outcome { flex: none; }
.expected { margin: .25rem 0 .75rem; }
.aftermath { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin-top: 1rem; align-items: baseline; }
.aftermath > * { margin: 0; min-width: 0; }
.aftermath ul { list-style: none; padding: 0; }
.audit th { color: var(--soft); font-size: .875rem; }
.audit td, .audit th { padding: .1rem 1.25rem .1rem 0; }
@media (max-width: 40rem) {
  details.attempt > summary { grid-template-columns: 1fr 1rem; padding: .75rem .9rem; }
  details.attempt > summary > .badge { grid-column: 1; justify-self: start; }
  details.attempt > summary > .what { grid-column: 1; grid-row: 2; }
  .phase > summary { flex-wrap: wrap; }
  .question { flex-basis: 100%; padding-left: 1.1rem; }
  .aftermath { grid-template-columns: 1fr; }
  .facts.provenance { grid-template-columns: 1fr; }
}
`
