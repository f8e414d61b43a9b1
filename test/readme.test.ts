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
import { testIo } from './io.js'
import { commandsOf, type Example, examplesOf, fits } from './readme/examples.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const fixtures = join(root, 'fixtures')
const isUpdate = process.env.UPDATE_README === '1' && process.env.PM_CI === undefined
const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'))

test('the documents have examples to check', () => {
  expect(examplesOf(readFileSync(join(root, 'README.md'), 'utf8')).length).toBeGreaterThan(3)
})

describe.each(documents)('%s', (name) => {
  const path = join(root, name)
  const markdown = readFileSync(path, 'utf8')
  test.each(examplesOf(markdown).map((example) => [label(example), example] as const))(
    '%s',
    async (_, example) => {
      const actual = example.kind === 'file' ? fileText(example) : await outputOf(example)
      if (isUpdate && !fits(example.text, actual)) replace(path, example, actual)
      else if (!fits(example.text, actual)) expect(actual).toBe(example.text)
    },
  )
})

function label({ kind, target, text }: Example): string {
  return `${kind} ${target}: ${text.slice(0, text.indexOf('\n'))}`
}

// A part of a file counts as the file where it stands in it.
function fileText({ target, text }: Example): string {
  const whole = readFileSync(join(fixtures, target), 'utf8').replaceAll('\r\n', '\n')
  return whole.includes(text) ? text : whole
}

// Standard output and then standard error of each command, as a person would see them.
async function outputOf({ target, text, settings }: Example): Promise<string> {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'pm-readme-')))
  cpSync(join(fixtures, target), cwd, { recursive: true })
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

function replace(path: string, { text }: Example, actual: string): void {
  const now = readFileSync(path, 'utf8')
  const at = now.indexOf(text)
  writeFileSync(path, now.slice(0, at) + actual + now.slice(at + text.length))
}
