import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { run } from '../src/cli.js'
import { parseCommand } from './cases/command-line.js'
import { commitHistory } from './cases/history.js'
import { testIo } from './io.js'
import { commandsOf, type Example, examplesOf, fits } from './readme/examples.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const fixtures = join(root, 'fixtures')
const isUpdate = process.env.UPDATE_README === '1' && process.env.PM_CI === undefined
const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md') && examplesOf(textOf(name)).length > 0)

test('the documents have examples to check', () => {
  expect(examplesOf(textOf('README.md')).length).toBeGreaterThan(3)
})

describe.each(documents)('%s', (name) => {
  const examples = examplesOf(textOf(name))
  test.skipIf(isUpdate).each(examples.map((example) => [label(example), example] as const))(
    '%s',
    async (_, example) => {
      const actual = await actualOf(example)
      if (!fits(example.text, actual)) expect(actual).toBe(example.text)
    },
  )
  test.runIf(isUpdate)('is brought up to date', async () => {
    let text = textOf(name)
    for (const example of examples.toReversed()) {
      const actual = await actualOf(example)
      const isElided = /^…$/m.test(example.text)
      if (!isElided) text = text.slice(0, example.start) + actual + text.slice(example.end)
      else expect(fits(example.text, actual), `${label(example)} is to be cut by hand`).toBe(true)
    }
    writeFileSync(join(root, name), text)
  })
})

function textOf(name: string): string {
  return readFileSync(join(root, name), 'utf8')
}

function actualOf(example: Example): Promise<string> | string {
  return example.kind === 'file' ? fileText(example) : outputOf(example)
}

function label({ kind, target, text }: Example): string {
  return `${kind} ${target}: ${text.slice(0, text.indexOf('\n'))}`
}

// A part of a file counts as the file where it stands in it.
function fileText({ target, text }: Example): string {
  const whole = readFileSync(join(fixtures, target), 'utf8').replaceAll('\r\n', '\n')
  return text && whole.includes(text) ? text : whole
}

// What the folder holds is the first commit, and what a fixture of a history tells comes after it; its other files are
// what is not committed yet.
function prepareHistory(cwd: string, folder: string): void {
  commitHistory(cwd, join(folder, 'history'))
  const isWork = (path: string) => path !== join(folder, 'history')
  cpSync(folder, cwd, { recursive: true, filter: isWork })
}

// Standard output and then standard error of each command, as a person would see them.
async function outputOf({ target, text, settings }: Example): Promise<string> {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'pm-readme-')))
  cpSync(join(fixtures, target), cwd, { recursive: true })
  if (settings.history !== undefined) prepareHistory(cwd, join(fixtures, settings.history))
  let all = ''
  for (const { command } of commandsOf(text)) {
    const io = testIo({
      cwd,
      isTerminal: true,
      width: Number(settings.width ?? 100),
      env: { NO_COLOR: '1' },
    })
    await run(parseCommand(command).argv, io)
    all += `$ ${command}\n${io.stdout()}${io.stderr()}`
  }
  rmSync(cwd, { recursive: true, force: true })
  return all
}
