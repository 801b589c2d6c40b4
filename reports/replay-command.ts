/** The command that runs one attempt of a record again. Ids hold brackets, which shells expand: hence the quotes. */
export function replayCommand(attemptId: string): string {
  const reference = `run.json#${attemptId}`
  return `stepproof replay ${/^[\w./#-]+$/.test(reference) ? reference : `'${reference.replaceAll("'", `'\\''`)}'`}`
}
