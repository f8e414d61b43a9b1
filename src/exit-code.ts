/** What a run's exit code says. */
export const exitCode = {
  /** Clean; warnings included. */
  ok: 0,
  /** Errors in the data, or --check found a file out of date. */
  data: 1,
  /** Could not run: usage, environment, a refused or failed write. */
  usage: 2,
  /** A bug in pm. */
  bug: 3,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
