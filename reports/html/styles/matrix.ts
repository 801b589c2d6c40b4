/** The heat map. Only what was noticed is filled, so that an empty row or column strikes the eye. */
export const matrixStyles = `
.heat { border: 1px solid var(--line); border-radius: 12px; background: var(--card); margin: 1rem 0 .5rem; padding-bottom: .4rem; max-height: 85vh; overflow: auto; }
.heat table { border-collapse: separate; border-spacing: 2px; overflow-wrap: normal; font-size: .875rem; }
.heat th, .heat td { padding: .1rem .4rem; }
.heat thead th { vertical-align: bottom; }
.heat th.scenario { padding: .4rem 0; text-align: left; }
.heat th.scenario span { display: block; margin: 0 auto; writing-mode: vertical-rl; rotate: 180deg; font: .75rem/1.6 var(--mono); white-space: nowrap; }
.heat tbody th { position: sticky; left: 0; background: var(--card); font: .8125rem/1.6 var(--mono); white-space: nowrap; z-index: 1; padding-left: .9rem; }
.heat thead th:first-child { padding-left: .9rem; }
.heat tbody th, .heat thead th { box-shadow: 0 0 0 2px var(--card); }
.heat .result { white-space: nowrap; }
.heat tbody td:not(.result), .legend .cell { padding: 0; width: 1.6rem; min-width: 1.6rem; height: 1.6rem; text-align: center; vertical-align: middle; border-radius: 4px; color: var(--soft); line-height: 1.4; position: relative; }
.heat tbody td:not(.result)::before, .cell.unreached::before { content: "–"; content: "–" / "could make no difference"; opacity: .5; }
.heat td.untried:not(.result)::before, .cell.untried::before { content: ""; content: "" / "not tried"; }
.heat td.defended:not(.result)::before, .cell.defended::before { content: "·"; content: "·" / "defended: not noticed"; opacity: 1; }
.heat td.inconclusive:not(.result)::before, .cell.inconclusive::before { content: "?"; content: "?" / "inconclusive"; opacity: 1; }
.heat td.breached:not(.result)::before, .cell.breached::before { content: "✕"; content: "✕" / ""; opacity: 1; }
.heat td.accident:not(.result)::before, .cell.accident::before { content: "~"; content: "~" / ""; opacity: 1; }
.heat td.defended, .cell.defended { background: var(--sunken); }
.heat tbody td.breached, .legend .cell.breached { background: var(--heat); color: var(--heat-ink); font-weight: 700; }
.heat tbody td.inconclusive, .legend .cell.inconclusive { background: var(--inconclusive-ground); color: var(--inconclusive); font-weight: 700; }
.heat tbody td.accident, .legend .cell.accident { color: var(--breached); font-weight: 700; box-shadow: inset 0 0 0 1px var(--breached); }
.heat td.own { box-shadow: inset 0 0 0 2px var(--soft); }
.heat tbody tr:hover th { text-decoration: underline; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; font-size: .875rem; color: var(--soft); }
.legend .cell { display: inline-block; vertical-align: middle; }
.noticed dt { margin-top: .8rem; }
.noticed dt .faint { display: block; }
.noticed dd { margin: .1rem 0 0 1rem; }
.noticed ul { list-style: none; padding: 0; margin: 0; }
.ids .faint { display: block; }
@media (min-width: 48rem) and (min-height: 40rem) {
  .heat thead th { position: sticky; top: 0; z-index: 2; background: var(--card); }
  .heat thead th:first-child { left: 0; z-index: 3; }
}
@media (min-width: 76rem) {
  .heat { width: 94vw; margin-left: calc(50% - 47vw); }
}
@media (max-width: 40rem) {
  .heat .result .words { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .heat th.result { font-size: 0; }
  .heat tbody th { max-width: 9rem; overflow: hidden; text-overflow: ellipsis; }
  .heat th.scenario span { max-height: 13rem; overflow: hidden; text-overflow: ellipsis; }
}
`
