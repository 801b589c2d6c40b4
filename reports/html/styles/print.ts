/** On paper: attempts stand open, exchanges stay one line each, nothing is cut in the middle that need not be. */
export const printStyles = `
@media print {
  :root { color-scheme: light; --ground: #fff; --card: #fff; }
  body { font-size: 10pt; }
  .masthead, main, .colophon { max-width: none; padding-left: 0; padding-right: 0; }
  .filter, .skip { display: none !important; }
  details.attempt::details-content, details.phase::details-content, details.plain::details-content { content-visibility: visible; display: block; height: auto; }
  .attempt .why { display: none; }
  details.attempt > summary, .step, .judgement, .tiles, .card { break-inside: avoid; }
  h2, h3, h4, summary { break-after: avoid; }
  .heat { max-height: none; overflow: visible; }
  .command { white-space: pre-wrap; }
  .badge, .tile, .notice, .judgement, .cell, .proportions, .ordinal, .decides { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; }
}
`
