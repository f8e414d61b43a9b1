import type { Run } from '../command.js'

/** Milliseconds of work at a time, and from when on progress is shown. */
const TURN = 25
const PATIENCE = 500

// The part from which on it tells how long the rest takes: the first steps of a program are slow.
const TELLING = 0.03

/** Tells on standard error, if that is a terminal, how far long work is. */
export interface Meter {
  /** Lets signals in, now and then, and after half a second shows the part of the work that is done. */
  reached(part: number): Promise<void>
  /** Takes away what is shown. */
  clear(): void
}

export function meter(what: string, { io, globals }: Run): Meter {
  const start = io.clock()
  let turned = start
  let shown = ''
  const show = (text: string) => {
    io.err.write(`\r${text}${' '.repeat(Math.max(0, shown.length - text.length))}`)
    shown = text
  }
  return {
    async reached(part) {
      const now = io.clock()
      if (now - turned < TURN) return
      turned = now
      if (now - start >= PATIENCE && io.err.isTerminal && !globals.quiet)
        show(progressText(what, part, (now - start) / 1000))
      await io.breathe()
    },
    clear() {
      if (shown) io.err.write(`\r${' '.repeat(shown.length)}\r`)
      shown = ''
    },
  }
}

/**
 * Does work that gives, now and then, the part of it that is done. In between it lets signals in, and after half a second
 * it says on standard error, if that is a terminal, how far it is and how long it may still take.
 */
export async function finish<T>(work: Generator<number, T>, what: string, run: Run): Promise<T> {
  const { reached, clear } = meter(what, run)
  for (;;) {
    const step = work.next()
    if (step.done) {
      clear()
      return step.value
    }
    await reached(step.value)
  }
}

function progressText(what: string, done: number, seconds: number): string {
  const part = `${what}: ${Math.floor(done * 100)} %`
  if (done < TELLING) return part
  const left = Math.ceil((seconds * (1 - done)) / done)
  const time = left < 120 ? `${left} s` : `${Math.ceil(left / 60)} min`
  return `${part}, about ${time} left`
}
