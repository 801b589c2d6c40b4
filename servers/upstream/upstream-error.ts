/** What the user has to change before the gateway can stand in front of the app; one problem a line. */
export class UpstreamError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
  }
}
