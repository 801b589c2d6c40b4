/** The sequence diagram: lanes side by side, steps as notes across them, exchanges as arrows from the middle of a lane to that of another. */

const mostLanes = 6
const lanes = [...Array(mostLanes).keys()]

/** A grid of half lanes: the middle of lane n is the line 2n + 2. */
const widths = lanes.map((last) => `.lanes-${last + 1} { --lanes: ${last + 1}; }`).join('\n')

const courses = lanes
  .flatMap((left) => lanes.slice(left + 1).map((right) => ({ left, right })))
  .map(
    ({ left, right }) =>
      `.r${left}${right} > span, .l${left}${right} > span { grid-column: ${2 * left + 2} / ${2 * right + 2}; }`,
  )
  .join('\n')

export const diagramStyles = `
.diagram { margin: .25rem 0; }
.diagram ol { list-style: none; margin: 0; padding: 0 0 .4rem; background: linear-gradient(90deg, transparent calc(50% - .5px), var(--line) calc(50% - .5px) calc(50% + .5px), transparent calc(50% + .5px)) 0 0 / calc(100% / var(--lanes)) 100%; }
.diagram > .lane-names { display: grid; grid-template-columns: repeat(var(--lanes), 1fr); margin: 0; padding: .35rem 0; position: sticky; top: 0; z-index: 1; background: var(--card); text-align: center; font-size: .875rem; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--line); }
.lane-names .victim { color: var(--victim); }
.lane-names .attacker { color: var(--attacker); }
.diagram li.victim { --side: var(--victim); --side-ground: var(--victim-ground); }
.diagram li.attacker { --side: var(--attacker); --side-ground: var(--attacker-ground); }
.diagram li.operator, .diagram li.stray { --side: var(--soft); --side-ground: var(--sunken); }
.step { position: relative; background: var(--side-ground); border-left: 3px solid var(--side); border-radius: 3px 8px 8px 3px; padding: .3rem .8rem .35rem 2.4rem; margin: .55rem 0 .2rem; }
.step p { margin: 0; }
.step > p > i { position: absolute; left: .6rem; font-style: normal; font-weight: 600; color: var(--side); font-variant-numeric: tabular-nums; }
.step > p > b:first-of-type { color: var(--side); text-transform: capitalize; font-weight: 600; }
.step ul { list-style: none; margin: .05rem 0; padding: 0; font-size: .9375rem; }
.stolen { font-weight: 600; color: var(--side); }
.mark { font-size: .75rem; font-weight: 600; color: var(--card); background: var(--ink); padding: .1rem .45rem; border-radius: 6px; white-space: nowrap; }
.pair { margin-right: .6rem; }
.pair > span { color: var(--soft); font-size: .9em; }
.outcome { font-size: .8125rem; font-weight: 600; padding: 0 .5rem; border: 1px solid currentcolor; border-radius: 6px; color: var(--soft); }
.outcome.done { color: var(--ink); }
.outcome.broken { color: var(--inconclusive); border-style: dashed; }
.arrow { display: grid; grid-template-columns: repeat(calc(2 * var(--lanes)), 1fr); margin: 0; padding: .12rem 0; font-size: .8125rem; line-height: 1.35; border-radius: 0; }
.arrow > span { position: relative; min-width: 0; padding: 0 .6rem .3rem; text-align: center; border-bottom: 1.5px solid var(--soft); }
.arrow > span::after { content: ""; position: absolute; bottom: -4.5px; border: solid transparent; border-width: 4px 0 4px 7px; border-left-color: var(--soft); right: 0; }
.arrow[class*=" l"] > span::after { right: auto; left: 0; border-width: 4px 7px 4px 0; border-right-color: var(--soft); }
.arrow code { font-size: .75rem; background: var(--card); padding: 0 .15rem; }
.arrow i { font-style: normal; color: var(--soft); background: var(--card); font-variant-numeric: tabular-nums; }
.arrow b { font-weight: 600; font-variant-numeric: tabular-nums; background: var(--card); padding: 0 .15rem; }
.arrow b.odd { color: var(--inconclusive); }
.arrow u { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.arrow.cited > span { border-bottom-color: var(--breached-fill); border-bottom-width: 2.5px; }
.arrow.cited > span::after { border-left-color: var(--breached-fill); }
.arrow.cited[class*=" l"] > span::after { border-right-color: var(--breached-fill); }
.cited-mark { font-size: .75rem; font-weight: 600; color: var(--breached); background: var(--breached-ground); border-radius: 6px; padding: 0 .45rem; }
summary.arrow:hover code { text-decoration: underline; }
.wire { position: relative; scroll-margin-top: 5rem; background: var(--card); padding: .4rem .9rem .8rem; margin: .3rem 0 .6rem; border: 1px solid var(--line); border-radius: 8px; }
.wire h5 { margin: .6rem 0 .2rem; }
.part > summary, .plain > summary { color: var(--link); padding: .25rem 0; }
pre.content { background: var(--sunken); border-radius: 8px; padding: .6rem .8rem; margin: .25rem 0; white-space: pre-wrap; }
${widths}
${courses}
@media (max-width: 40rem) {
  .diagram > .lane-names { display: none; }
  .diagram ol { background: none; }
  .arrow { display: block; padding: .15rem 0 .15rem .8rem; border-left: 3px solid var(--line); }
  .arrow > span { display: block; border: 0; text-align: left; padding: 0; }
  .arrow > span::after { display: none; }
  .arrow u { position: static; width: auto; height: auto; clip-path: none; white-space: normal; text-decoration: none; color: var(--soft); }
  .arrow.cited { border-left-color: var(--breached-fill); }
}
`
