/** The timeline: two sides that lean towards their actors, each step with its exchanges. */
export const timelineStyles = `
.lanes ol { list-style: none; margin: 0; padding: 0; }
.lanes li.victim { --side: var(--victim); --side-ground: var(--victim-ground); }
.lanes li.attacker { --side: var(--attacker); --side-ground: var(--attacker-ground); }
.lanes ol > li { width: min(100%, 46rem); margin: .6rem 0; padding: .6rem .9rem; background: var(--side-ground); border-left: 3px solid var(--side); border-radius: 4px 10px 10px 4px; }
.lane-names { display: flex; justify-content: space-between; color: var(--soft); font-size: .875rem; font-weight: 600; margin: .75rem 0 0; }
.lane-names span:first-child { color: var(--victim); }
.lane-names span:last-child { color: var(--attacker); }
.step p { margin: 0; }
.ordinal { display: inline-block; min-width: 1.5em; text-align: center; font-size: .8125rem; font-weight: 600; color: var(--card); background: var(--side); border-radius: 999px; margin-right: .15rem; font-variant-numeric: tabular-nums; }
.actor { font-weight: 600; color: var(--side); text-transform: capitalize; }
.outcome { display: inline-block; font-size: .8125rem; font-weight: 600; padding: 0 .5rem; border: 1px solid currentcolor; border-radius: 6px; color: var(--soft); }
.outcome.done { color: var(--ink); }
.outcome.broken { color: var(--inconclusive); border-style: dashed; }
.decides { font-size: .8125rem; font-weight: 600; color: var(--card); background: var(--ink); padding: .1rem .5rem; border-radius: 6px; }
.particulars { list-style: none; margin: .3rem 0; padding: 0; }
.particulars li { margin: .1rem 0; }
.stolen { font-weight: 600; color: var(--side); }
.pairs { display: inline; }
.pair { display: inline-block; max-width: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 0 .5rem; margin: .1rem .2rem .1rem 0; }
.pair > span { color: var(--soft); font-size: .875em; }
.where { color: var(--soft); font-size: .875rem; }
.exchange { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin-top: .45rem; }
.exchange.line { padding: .35rem .7rem; display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; }
.exchange > summary { cursor: pointer; padding: .35rem .7rem; border-radius: 8px; display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; list-style: none; }
.exchange > summary::-webkit-details-marker { display: none; }
.exchange > summary::before { content: ""; flex: none; width: .4rem; height: .4rem; border: solid var(--soft); border-width: 0 2px 2px 0; rotate: -45deg; align-self: center; }
.exchange[open] > summary::before { rotate: 45deg; }
.exchange > summary:hover { background: var(--sunken); }
.exchange.cited { border-color: var(--breached-fill); }
.cited-mark { font-size: .75rem; font-weight: 600; color: var(--breached); background: var(--breached-ground); border-radius: 6px; padding: 0 .45rem; }
.method { font-weight: 600; }
.path { flex: 0 1 auto; min-width: 0; }
.status { font-family: var(--mono); font-size: .875em; margin-left: auto; font-weight: 600; color: var(--soft); }
.status.s2 { color: var(--ink); }
.status.s0, .status.s5 { color: var(--inconclusive); }
.wire { padding: .2rem .8rem .8rem; border-top: 1px solid var(--line); }
.address { margin: .7rem 0 .2rem; font-weight: 600; }
.part > summary { cursor: pointer; font-size: .9rem; padding: .2rem 0; }
.headers { width: 100%; font-size: .9rem; }
.headers th, .headers td { padding: .1rem .8rem .1rem 0; }
.headers th { font-weight: 400; color: var(--soft); width: 1%; min-width: 7rem; overflow-wrap: normal; }
pre.content { background: var(--sunken); border-radius: 8px; padding: .6rem .8rem; margin: .25rem 0; white-space: pre-wrap; }
@media (min-width: 48rem) {
  .lanes.both ol > li { width: 72%; }
  .lanes.both li.attacker { margin-left: 28%; border-left: 0; border-right: 3px solid var(--side); border-radius: 10px 4px 4px 10px; }
}
@media (max-width: 40rem) {
  .lane-names { display: none; }
  .lanes ol > li { padding: .55rem .7rem; }
  .headers, .headers tbody, .headers tr, .headers th, .headers td { display: block; width: auto; }
}
`
