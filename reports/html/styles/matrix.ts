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
.cell { width: 1.6rem; min-width: 1.6rem; height: 1.6rem; text-align: center; border-radius: 4px; background: var(--sunken); color: var(--soft); line-height: 1.4; }
.heat td.cell { padding: 0; vertical-align: middle; }
.cell.breached { background: var(--heat); color: var(--heat-ink); font-weight: 700; }
.cell.inconclusive { background: var(--inconclusive-ground); color: var(--inconclusive); font-weight: 700; }
.cell.accident { background: var(--card); color: var(--breached); font-weight: 700; box-shadow: inset 0 0 0 1px var(--breached); }
.cell.unreached, .cell.untried { background: transparent; }
.cell.own { box-shadow: inset 0 0 0 2px var(--soft); }
.heat td.first { border-left: 8px solid transparent; background-clip: padding-box; min-width: calc(1.6rem + 8px); border-top-left-radius: 12px 4px; border-bottom-left-radius: 12px 4px; }
.heat th.first { padding-left: 8px; }
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
