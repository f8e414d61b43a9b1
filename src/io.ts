import type { Files } from './edges/files.js'

/** A stream of text that a command writes to. */
export interface Sink {
  write(text: string): void
  readonly isTerminal: boolean
  /** Columns of the terminal, undefined where there is none. */
  readonly width: number | undefined
}

/** Everything of the outer world that a run may see. Tests pass their own. */
export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: Sink
  readonly err: Sink
  readonly files: Files
  /** Standard input as bytes, read to its end. */
  stdin(): Promise<Uint8Array>
}
