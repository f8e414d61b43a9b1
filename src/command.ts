import type { Limits, SnapshotRequest } from './edges/files.js'
import type { ExitCode } from './exit-code.js'
import type { Io } from './io.js'
import type { Memory } from './workspace/memory.js'
import type { Workspace } from './workspace.js'

/** A flag of a command, in the notation of commander. */
export interface Flag {
  /** Such as `--team <name>`; a value in `<…>` is required, `[…]` optional. */
  readonly flags: string
  readonly description: string
  readonly choices?: readonly string[]
  readonly default?: string
  /** May be given several times; its value is then a list. */
  readonly isRepeatable?: boolean
}

interface Argument {
  /** `<id>`, `[id]` or `[files...]`. */
  readonly name: string
  readonly description: string
}

/** Values of flags by their camel-cased long name. */
export type Flags = Readonly<Record<string, unknown>>

/** Global flags after defaults and environment. */
export interface Globals {
  readonly directory: string
  readonly config?: string
  readonly today?: string
  readonly quiet: boolean
  readonly debug: boolean
  /** Which state of the repository is read. */
  readonly request: SnapshotRequest
  readonly limits: Limits
  /** Whether colour may be used on standard output and standard error. */
  readonly colour: { readonly out: boolean; readonly err: boolean }
}

/** The text of a file that is not saved; its path is as the user writes it, or absolute. */
export interface Unsaved {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface Run {
  readonly io: Io
  readonly args: readonly string[]
  readonly flags: Flags
  readonly globals: Globals
  /**
   * Reads the repository; every reading command begins with it. `unsaved` stands in for files of it, `request` for
   * the state that the flags name; what the memory has of other states is not read again.
   */
  workspace(
    unsaved?: readonly Unsaved[],
    request?: SnapshotRequest,
    memory?: Memory,
  ): Promise<Workspace>
}

/** A command of `pm`: one file each in commands/, one line in commands/index.ts. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly arguments?: readonly Argument[]
  readonly flags?: readonly Flag[]
  /** Lines that stand first in its help: the command and what it does. */
  readonly examples: readonly (readonly [command: string, does: string])[]
  run(run: Run): Promise<ExitCode>
}
