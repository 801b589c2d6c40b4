/** The frame of the page: header, overview, cards, tables, filter. */
export const frameStyles = `
.masthead, main, .colophon { max-width: 72rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
.masthead { padding-top: clamp(1.5rem, 5vw, 3.5rem); }
main { padding-bottom: 3rem; }
main:focus { outline: none; }
.colophon { border-top: 1px solid var(--line); padding-top: 1rem; padding-bottom: 3rem; color: var(--soft); font-size: .875rem; }
time { white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--card); padding: .5rem 1rem; border-radius: 0 0 8px 8px; z-index: 9; }
.skip:focus { top: 0; }
.wordmark { font-weight: 650; letter-spacing: .01em; color: var(--soft); margin: 0; }
.dot { display: inline-block; width: .55em; height: .55em; border-radius: 50%; background: var(--tone-fill); margin-right: .45em; vertical-align: .08em; }
.notice { border-left: 3px solid var(--tone-fill); background: var(--tone-ground); color: var(--tone); padding: .6rem .9rem; border-radius: 0 8px 8px 0; margin: .9rem 0; max-width: 80ch; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.1rem 1.3rem; min-width: 0; }
article.card { margin: 1rem 0; }
.card > h3:first-child { margin-top: 0; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1rem; margin: 1.25rem 0; align-items: start; }
.tiles { list-style: none; padding: 0; margin: 1.5rem 0 .75rem; display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem; }
.tile { background: var(--tone-ground); color: var(--tone); border-radius: 12px; }
.tile.none { background: transparent; color: var(--soft); box-shadow: inset 0 0 0 1px var(--line); }
.tile > a, .tile.none { display: flex; flex-direction: column; padding: .8rem 1.1rem 1rem; color: inherit; text-decoration: none; }
.tile > a { border-radius: 12px; }
.tile > a:hover .word { text-decoration: underline; }
.tile .number { font-size: 2rem; line-height: 1.15; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -.02em; }
.proportions { display: block; width: 100%; height: 8px; border-radius: 4px; overflow: hidden; }
.proportions rect { fill: var(--tone-fill); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.1rem; margin: 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; min-width: 0; }
.command { background: var(--sunken); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .8rem; margin: .4rem 0; overflow-x: auto; white-space: pre; overflow-wrap: normal; }
.scroll { overflow-x: auto; position: relative; }
.scroll table { overflow-wrap: break-word; }
table { border-collapse: collapse; }
th { text-align: left; font-weight: 600; }
td, th { padding: .3rem .6rem; vertical-align: top; }
.counts { width: 100%; font-variant-numeric: tabular-nums; }
.counts th[scope="row"] { font: .875em var(--mono); padding-left: 0; }
.counts th[scope="row"] button { font: inherit; color: var(--link); background: none; border: 0; padding: 0; text-align: left; cursor: pointer; overflow-wrap: anywhere; }
.counts th[scope="row"] button:hover { text-decoration: underline; }
.counts td, .counts thead th:not(:first-child) { text-align: right; width: 2.4rem; padding-left: .2rem; padding-right: .2rem; }
.counts th:first-child { padding-left: 0; }
.counts thead th:first-child { text-transform: capitalize; }
.counts td, .counts th { vertical-align: baseline; }
.counts tbody tr { border-top: 1px solid var(--line); }
.counts td { color: var(--tone); font-weight: 600; }
.counts td.zero { color: var(--soft); font-weight: 400; }
.known table { width: 100%; background: var(--card); border: 1px solid var(--line); }
.known th, .known td { min-width: 6rem; }
.known tbody tr { border-top: 1px solid var(--line); }
.known tbody th { font-weight: 400; }
.toned { border-top: 3px solid var(--tone-fill); }
.toned h3 { color: var(--tone); }
.contents { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 1rem 0 0; }
.contents a { text-transform: none; }
.contents li::first-letter { text-transform: uppercase; }
.ids { list-style: none; padding: 0; }
.ids li { padding: .15rem 0; }
.count { display: inline-block; font-size: .8em; font-weight: 500; color: var(--soft); font-variant-numeric: tabular-nums; margin-left: .2em; }
.badge { display: inline-block; white-space: nowrap; font-size: .8125rem; font-weight: 600; color: var(--tone); background: var(--tone-ground); border-radius: 999px; padding: .1rem .65rem; }
.group h2 .sign { color: var(--tone); }
.filter { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem .75rem; margin-top: 2.5rem; }
.filter .field { margin: 0; flex: 1 1 9rem; min-width: 0; }
.filter .wide { flex: 3 1 18rem; }
.filter .buttons { flex: 1 1 100%; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.field label { display: block; font-size: .875rem; color: var(--soft); }
.field label::first-letter { text-transform: uppercase; }
.filter input[type="search"], .filter select { width: 100%; }
.filter input, .filter select, .filter button, .copy { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: .4rem .75rem; min-width: 0; }
.filter input::placeholder { color: var(--soft); opacity: 1; }
.filter button, .copy { cursor: pointer; }
.filter button:hover, .copy:hover { background: var(--sunken); }
#rows label { align-self: center; }
#rows input[type="search"] { flex: 1 1 16rem; width: auto; }
.copy { font-size: .8125rem; padding: .1rem .6rem; }
@media (max-width: 40rem) {
  .tiles { grid-template-columns: 1fr 1fr; gap: .5rem; }
  .filter label { flex-basis: 100%; }
  .card { padding: .9rem 1rem; }
}
`
