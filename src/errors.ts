/** The run cannot be done as asked: wrong usage, a missing tool, a refused write. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }
}
