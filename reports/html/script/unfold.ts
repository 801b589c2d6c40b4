/**
 * Unfolds what is packed in an attempt when it is opened, and follows links into what was folded.
 * The sample goes before it as a stored block (RFC 1951, section 3.2.4): a type, its length, the complement of that, and the bytes.
 */
export const unfoldScript = `
const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
const inflated = (parts) => new Response(new Blob(parts).stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer()
const loadSample = async () => {
  const sample = new Uint8Array(await inflated([bytesOf(document.getElementById('attempts').dataset.sample)]))
  const length = [sample.length & 255, sample.length >> 8]
  return { length: sample.length, block: [new Uint8Array([0, ...length, ...length.map((byte) => byte ^ 255)]), sample] }
}
const notice = document.getElementById('folded')
if (notice && window.DecompressionStream) notice.hidden = true
let sample
const unfold = async (attempt) => {
  const place = attempt.querySelector('[data-packed]')
  if (!place || !window.DecompressionStream) return
  const { packed } = place.dataset
  delete place.dataset.packed
  sample ??= loadSample()
  const { length, block } = await sample
  const whole = await inflated([...block, bytesOf(packed)])
  place.innerHTML = new TextDecoder().decode(new Uint8Array(whole, length))
  place.dispatchEvent(new Event('unfolded', { bubbles: true }))
}
document.addEventListener('toggle', ({ target }) => {
  if (target.open && target.matches('details.attempt')) unfold(target)
}, true)
const follow = async () => {
  const name = decodeURIComponent(location.hash.slice(1))
  const body = document.getElementById(/^attempt-[0-9]+/.exec(name)?.[0] ?? '')
  if (!body) return
  const attempt = body.closest('details.attempt')
  attempt.hidden = false
  attempt.closest('details.scenario').hidden = attempt.closest('section.group').hidden = false
  attempt.open = true
  await unfold(attempt)
  const place = document.getElementById(name) ?? body
  for (let outer = place; outer; outer = outer.parentElement) if (outer.localName === 'details') outer.open = true
  place.scrollIntoView()
}
window.addEventListener('hashchange', follow)
document.addEventListener('click', ({ target }) => {
  const link = target.closest?.('a[href^="#attempt-"]')
  if (link && link.hash === location.hash) follow()
})
follow()
`
