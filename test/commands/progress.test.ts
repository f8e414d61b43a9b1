import { describe, expect, it } from 'vitest'
import type { Run } from '../../src/command.js'
import { finish } from '../../src/commands/progress.js'
import { testIo } from '../io.js'

/** What is written to standard error by work of some steps, each of which takes so long. */
async function told(step: number, { isTerminal = true, quiet = false, steps = 10 } = {}) {
  let now = 0
  const io = testIo({ cwd: '/', isTerminal, clock: () => now })
  function* work(): Generator<number, string> {
    for (let done = 1; done <= steps; done++) {
      now += step
      yield done / steps
    }
    return 'result'
  }
  const run = { io, globals: { quiet } } as unknown as Run
  expect(await finish(work(), 'simulating', run)).toBe('result')
  return io.stderr()
}

describe('progress', () => {
  it('is shown after half a second, with the time that is left, and wiped away', async () => {
    const shown = await told(200)
    expect(shown.split('\r').filter((text) => text.trim() !== '')).toEqual(
      [30, 40, 50, 60, 70, 80, 90, 100].map((percent) =>
        expect.stringMatching(
          new RegExp(
            `^simulating: ${percent} %, about ${Math.ceil((100 - percent) / 50)} s left *$`,
          ),
        ),
      ),
    )
    expect(shown).toMatch(/\r +\r$/)
  })

  it('is not shown of short work, to what is no terminal, and where quiet is asked for', async () => {
    expect(await told(40)).toBe('')
    expect(await told(500, { isTerminal: false })).toBe('')
    expect(await told(500, { quiet: true })).toBe('')
  })

  it('leaves the time out while too little is done to tell', async () => {
    const shown = (await told(600, { steps: 100 })).split('\r').map((text) => text.trim())
    expect(shown.slice(1, 5)).toEqual([
      'simulating: 1 %',
      'simulating: 2 %',
      'simulating: 3 %, about 59 s left',
      'simulating: 4 %, about 58 s left',
    ])
  })

  it('counts long work in minutes', async () => {
    expect(await told(60_000)).toContain('simulating: 10 %, about 9 min left')
  })
})
