/**
 * On paper: what stands on the page stands open, nothing scrolls, and nothing is cut in the middle that need not be. The heat map, which is
 * wider than any paper, gives way to its list, and defended attempts do without their commands: they are what is replayed least.
 */
export const printStyles = `
@page { size: A4; margin: 16mm 14mm 18mm; }
@media print {
  :root { color-scheme: light; --ground: #fff; --card: #fff; }
  html { font-size: 9.5pt; }
  .masthead, main, .colophon { max-width: none; padding-left: 0; padding-right: 0; }
  .filter, .skip, .copy, nav { display: none !important; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .part:not([open])::details-content, .exchange:not([open])::details-content { display: none; }
  .attempt > summary::before, .phase > summary::before, .part > summary::before, .plain > summary::before, .exchange > summary > span::before { display: none; }
  .step, .judgement li, .tiles, .arrow, .counts tr { break-inside: avoid; }
  h2, h3, h4, h5, summary { break-after: avoid; }
  .scroll { overflow: visible; }
  .diagram > .lane-names { position: static; }
  .columns { display: block; }
  .card { margin-bottom: .75rem; }
  .heat, .legend { display: none; }
  .scenario.defended h5, .scenario.defended .command { display: none; }
  .scenario, .attempt > .body { padding-bottom: 0; }
  .attempt > summary { display: block; padding: .3rem 0; }
  .attempt > summary .why { margin-left: .8rem; }
  .told { margin: 0 0 .4rem; }
  .noticed { columns: 2; font-size: 8pt; }
  .noticed dt, .noticed dd { break-inside: avoid; }
  .command, pre.content { white-space: pre-wrap; overflow-wrap: anywhere; }
  .badge, .tile, .notice, .judgement, .proportions, .step, .mark, .diagram ol, .arrow > span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; }
}
`
