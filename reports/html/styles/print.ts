/** On paper: what stands on the page stands open, nothing scrolls, and nothing is cut in the middle that need not be. */
export const printStyles = `
@page { size: A4; margin: 16mm 14mm 18mm; }
@media print {
  :root { color-scheme: light; --ground: #fff; --card: #fff; }
  body { font-size: 9.5pt; }
  .masthead, main, .colophon { max-width: none; padding-left: 0; padding-right: 0; }
  .filter, .skip, .copy, nav { display: none !important; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .part:not([open])::details-content, .exchange:not([open])::details-content { display: none; }
  .attempt > summary::before, .phase > summary::before, .part > summary::before, .plain > summary::before, .exchange > summary > span::before { display: none; }
  .step, .judgement li, .tiles, .arrow, .heat tr, .counts tr { break-inside: avoid; }
  h2, h3, h4, h5, summary { break-after: avoid; }
  .scroll, .heat { max-height: none; overflow: visible; }
  .diagram > .lane-names { position: static; }
  .columns { display: block; }
  .card { margin-bottom: .75rem; }
  .heat { width: auto; margin-left: 0; }
  .heat table { font-size: 4pt; border-spacing: 0; width: 100%; table-layout: fixed; }
  .heat th, .heat td { padding: 0 !important; position: static !important; box-shadow: none; }
  .heat tbody td:not(.result) { width: auto; min-width: 0; height: auto; border-radius: 0; }
  .heat tbody th, .heat thead th:first-child { font: 4pt var(--mono); width: 9em; overflow: hidden; max-width: none; white-space: nowrap; }
  .heat .result { display: none; }
  .heat th.scenario span { font: 3pt var(--mono); max-height: none; }
  .command, pre.content { white-space: pre-wrap; overflow-wrap: anywhere; }
  .badge, .tile, .notice, .judgement, .heat td, .legend .cell, .proportions, .step, .mark, .diagram ol, .arrow > span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; }
}
`
