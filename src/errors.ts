import { type ExitCode, exitCode } from './exit-code.js'

/** The run cannot be done as asked: wrong usage, a missing tool, a refused write; or data without which there is nothing to show. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  constructor(
    message: string,
    readonly hint?: string,
    readonly code: ExitCode = exitCode.usage,
  ) {
    super(message)
  }
}
