/** How far a log goes. */
export interface Extent {
  /** The full id of its newest commit. */
  readonly tip: string
  /** Whether the history of this clone ends before that of the repository. */
  readonly isCut: boolean
  /** Whether there are older rows that a limit leaves out. */
  readonly isLimited: boolean
}

/** The item that a log is of. */
export interface LoggedItem {
  /** Its newest id. */
  readonly id: string
  /** As it is in the newest commit, null where it is not there. */
  readonly title: string | null
}
