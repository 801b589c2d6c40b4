/** An answer other than success, thrown by whoever notices and sent by the app's last middleware. */
export class Refusal extends Error {
  readonly status: number
  readonly body: Readonly<Record<string, string | number>>

  constructor(status: number, error: string, details: Readonly<Record<string, string | number>> = {}) {
    super(error)
    this.status = status
    this.body = { error, ...details }
  }
}
