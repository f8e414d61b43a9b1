// A process that writes, for tests that stop it, let its calls fail or run many of it at once:
// `writer.js ROOT append NAME COUNT`, `writer.js ROOT swing` or `writer.js ROOT once PID`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFiles } from '../../../src/edges/node-files.js'
import { UsageError } from '../../../src/errors.js'
import { nodeHost } from '../../../src/io.js'

const [root = '', work, name, count] = process.argv.slice(2)
const file = 'roadmap.md'
const files = nodeFiles({ ...nodeHost(), ...(work === 'once' && { pid: Number(name) }) })
const repository = { root, isGit: false, prefix: '' }

if (work === 'append')
  for (let line = 0; line < Number(count); line++) await append(`${name} ${line}\n`)
else if (work === 'once') await write('new\n', 'old\n')
else await swing()

async function write(text: string, expected: string): Promise<void> {
  await files.write(repository, [{ path: file, text, expected }])
}

/** Adds a line to what the file holds, again and again until nobody came in between. */
async function append(line: string): Promise<void> {
  for (;;) {
    const held = readFileSync(join(root, file), 'utf8')
    try {
      await write(held + line, held)
      return
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
    }
  }
}

/** Puts a large text of one letter in the place of another for ever, and says when it has begun. */
async function swing(): Promise<void> {
  for (let turn = 0; ; turn++) {
    const held = readFileSync(join(root, file), 'utf8')
    const letter = held.startsWith('a') ? 'b' : 'a'
    await write(letter.repeat(1_000_000), held)
    if (turn === 0) process.stdout.write('begun\n')
  }
}
