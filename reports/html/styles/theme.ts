/** Colours and type. Every pair of ink and ground keeps a contrast of at least 4.5 to 1, in light and in dark. */
export const themeStyles = `
:root {
  color-scheme: light dark;
  --ground: #f6f5f2; --card: #ffffff; --sunken: #f3f2ee; --line: #dedcd5; --ink: #20242b; --soft: #5b626c; --link: #1f5aa8;
  --breached: #a3211b; --breached-ground: #fceceb; --breached-fill: #c8453d;
  --inconclusive: #7a4f00; --inconclusive-ground: #fdf2da; --inconclusive-fill: #d9a23a;
  --defended: #17603b; --defended-ground: #e5f3ea; --defended-fill: #4fa377;
  --not-applicable: #565d67; --not-applicable-ground: #eceef0; --not-applicable-fill: #b4bac2;
  --victim: #2a5ea8; --victim-ground: #f2f6fc; --attacker: #87307a; --attacker-ground: #fbf3fa;
  --heat: #a3211b; --heat-ink: #ffffff;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b; --card: #1b1f25; --sunken: #161a1f; --line: #323842; --ink: #e7e9ec; --soft: #a5adb8; --link: #8ebcf5;
    --breached: #ff9d95; --breached-ground: #37191a; --breached-fill: #d9625a;
    --inconclusive: #f0c670; --inconclusive-ground: #33280f; --inconclusive-fill: #c9973a;
    --defended: #83d5a8; --defended-ground: #12301f; --defended-fill: #4c9a70;
    --not-applicable: #b2bac4; --not-applicable-ground: #272c34; --not-applicable-fill: #59616c;
    --victim: #8fb8f2; --victim-ground: #182230; --attacker: #e2a0d8; --attacker-ground: #2a1c2a;
    --heat: #e57a72; --heat-ink: #1a0d0d;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
code, pre { font-family: var(--mono); font-size: .875em; unicode-bidi: isolate; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 1.1rem + 2.2vw, 2.5rem); font-weight: 650; letter-spacing: -.02em; margin: .35rem 0; }
h2 { font-size: 1.35rem; font-weight: 650; letter-spacing: -.01em; margin: 3rem 0 .25rem; }
h3 { font-size: 1rem; font-weight: 650; margin: 1.75rem 0 .5rem; }
h4, h5 { font-size: .875rem; font-weight: 600; color: var(--soft); margin: 1.1rem 0 .35rem; }
p { margin: .4rem 0; }
ul, ol { margin: .4rem 0; padding-left: 1.2rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
[id] { scroll-margin-top: 1rem; }
[hidden] { display: none !important; }
.faint { color: var(--soft); font-size: .9em; }
.lead { color: var(--soft); max-width: 70ch; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.breached { --tone: var(--breached); --tone-ground: var(--breached-ground); --tone-fill: var(--breached-fill); }
.inconclusive { --tone: var(--inconclusive); --tone-ground: var(--inconclusive-ground); --tone-fill: var(--inconclusive-fill); }
.defended { --tone: var(--defended); --tone-ground: var(--defended-ground); --tone-fill: var(--defended-fill); }
.not-applicable { --tone: var(--not-applicable); --tone-ground: var(--not-applicable-ground); --tone-fill: var(--not-applicable-fill); }
`
