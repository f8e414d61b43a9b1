import type { Run } from '../command.js'

/** Milliseconds of work at a time, and from when on progress is shown. */
const TURN = 25
const PATIENCE = 500

/**
 * Does work that gives, now and then, the part of it that is done. In between it lets signals in, and after half a second
 * it says on standard error, if that is a terminal, how far it is and how long it may still take.
 */
export async function finish<T>(
  work: Generator<number, T>,
  what: string,
  { io, globals }: Run,
): Promise<T> {
  const start = io.clock()
  let turned = start
  let shown = ''
  const show = (text: string) => {
    io.err.write(`\r${text}${' '.repeat(Math.max(0, shown.length - text.length))}`)
    shown = text
  }
  for (;;) {
    const step = work.next()
    if (step.done) {
      if (shown) io.err.write(`\r${' '.repeat(shown.length)}\r`)
      return step.value
    }
    const now = io.clock()
    if (now - turned < TURN) continue
    turned = now
    if (now - start >= PATIENCE && io.err.isTerminal && !globals.quiet)
      show(progressText(what, step.value, (now - start) / 1000))
    await io.breathe()
  }
}

function progressText(what: string, done: number, seconds: number): string {
  const left = done > 0 ? Math.ceil((seconds * (1 - done)) / done) : 0
  const time = left < 120 ? `${left} s` : `${Math.ceil(left / 60)} min`
  return `${what}: ${Math.floor(done * 100)} %, about ${time} left`
}
