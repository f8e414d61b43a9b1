// A process that does one thing with its outer world: `outer-world.js terminal|stdin|signal|write`.
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { UsageError } from '../../src/errors.js'
import { nodeHost, nodeIo } from '../../src/io.js'

const io = nodeIo()

const works: Readonly<Record<string, () => Promise<void>>> = {
  async terminal() {
    io.out.write(JSON.stringify([io.out.isTerminal, io.out.width, io.err.isTerminal]))
  },
  async stdin() {
    const bytes = await io.stdin().catch((error: unknown) => {
      if (error instanceof UsageError) return error.message
      throw error
    })
    if (typeof bytes === 'string') io.out.write(bytes)
    else io.out.write(`${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`)
  },
  async signal() {
    await nodeHost().uninterrupted(() => {
      process.kill(process.pid, 'SIGTERM')
      const until = Date.now() + 50
      while (Date.now() < until) {
        // The signal is there by now, and the work goes on.
      }
      writeSync(1, 'done ')
    })
    writeSync(1, 'and more')
  },
  async write() {
    for (let line = 0; line < 1000; line++) io.out.write('x'.repeat(1000))
    io.err.write('told\n')
    process.exitCode = 7
  },
}

await works[process.argv[2] ?? '']!()
