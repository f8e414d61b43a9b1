/** What the edges need of the process they run in. */
export interface Host {
  /** Absolute path of the folder that pm was started in. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly pid: number
  isRunning(pid: number): boolean
  /** Runs synchronous work to its end; signals to stop take effect after it. */
  uninterrupted<T>(work: () => T): Promise<T>
}
