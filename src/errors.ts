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

/** The error that something needs git and a folder is in no repository; `then` ends the advice to make one. */
export function noRepository(
  { isGitFolder }: { readonly isGitFolder?: boolean },
  message: string,
  then = '',
): UsageError {
  const advice = isGitFolder
    ? 'it is a bare repository itself: set GIT_DIR=.'
    : `git init makes one${then}`
  return new UsageError(message, advice)
}
