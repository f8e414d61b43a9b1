import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { parseScript, type Script } from './command-line.js'
import { changes, readFolder } from './folder.js'
import { commitHistory, git } from './history.js'

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url))

/** Names in a case's folder that are not files of its repository. */
const ownNames = ['cmd', 'stdout', 'stderr', 'exit', 'git', 'history', 'after', 'why.md']

/** Whether what the cases expect is to be rewritten; never on CI. */
export const isUpdate = process.env.UPDATE_CASES === '1' && process.env.PM_CI === undefined

/** What a case's commands did, or are expected to do. */
export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  /** One exit code a command. */
  readonly exit: readonly number[]
  /** Files that were made or changed, by path. */
  readonly written: Readonly<Record<string, string>>
  readonly deleted: readonly string[]
}

/** The folders of all cases in a folder of fixtures/: those that hold a file `cmd`, in order of their path. */
export function findCases(
  under = 'cases',
): readonly { readonly name: string; readonly folder: string }[] {
  const root = join(fixtures, under)
  const find = (path: string): string[] => {
    const entries = readdirSync(join(root, path), { withFileTypes: true })
    if (entries.some((entry) => entry.name === 'cmd')) return [path]
    return entries
      .filter((entry) => entry.isDirectory())
      .flatMap((entry) => find(path === '' ? entry.name : `${path}/${entry.name}`))
  }
  return (existsSync(root) ? find('') : [])
    .sort()
    .map((name) => ({ name, folder: join(root, name) }))
}

/**
 * Copies the case's repository to a new folder. With a folder `history` it is a git repository with the commits that
 * this tells, under the files of the case; with a file `git` what that says is done there: see `prepareGit`.
 */
export function copyCase(folder: string): { readonly cwd: string; readonly script: Script } {
  const script = parseScript(readFileSync(join(folder, 'cmd'), 'utf8'))
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'pm-case-')))
  const options = { recursive: true, verbatimSymlinks: true }
  if (script.from !== undefined) cpSync(join(fixtures, script.from), cwd, options)
  const history = join(folder, 'history')
  if (existsSync(history)) commitHistory(cwd, history)
  for (const entry of readdirSync(folder))
    if (!ownNames.includes(entry)) cpSync(join(folder, entry), join(cwd, entry), options)
  if (existsSync(join(folder, 'git'))) prepareGit(cwd, readFileSync(join(folder, 'git'), 'utf8'))
  return { cwd, script }
}

/** Runs the commands of a case in its copy, in this process, after what else is to be done there. */
export async function runCase(
  folder: string,
  prepare: (cwd: string) => void = () => {},
): Promise<Outcome & { readonly cwd: string }> {
  const { cwd, script } = copyCase(folder)
  prepare(cwd)
  const before = readFolder(cwd)
  let [stdout, stderr] = ['', '']
  const exit: number[] = []
  for (const { argv, stdin } of script.commands) {
    const { isTerminal, width, env } = script
    const input = stdin === undefined ? undefined : readFileSync(join(cwd, stdin))
    const io = testIo({ cwd, isTerminal, width, env, ...(input && { stdin: input }) })
    exit.push(await run(argv, io))
    stdout += io.stdout()
    stderr += io.stderr()
  }
  return { cwd, stdout, stderr, exit, ...writtenTo(cwd, before) }
}

/** What happened to a case's files since they were read. */
export function writtenTo(
  cwd: string,
  before: ReadonlyMap<string, Buffer>,
): Pick<Outcome, 'written' | 'deleted'> {
  const { changed, deleted } = changes(before, readFolder(cwd))
  return { written: texts(changed), deleted }
}

/** The outcome that the files stdout, stderr, exit and after/ of a case ask for; absent means none, and exit 0. */
export function expectedOutcome(folder: string, commands: number): Outcome {
  const read = (name: string) => {
    const path = join(folder, name)
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }
  const after = join(folder, 'after')
  const codes = read('exit').split(/\s+/).filter(Boolean).map(Number)
  return {
    stdout: read('stdout'),
    stderr: read('stderr'),
    exit: codes.length > 0 ? codes : Array.from({ length: commands }, () => 0),
    written: existsSync(after) ? texts(readFolder(after)) : {},
    deleted: [],
  }
}

/** Rewrites what a case expects. */
export function updateCase(folder: string, { stdout, stderr, exit, written }: Outcome): void {
  const isClean = exit.every((code) => code === 0)
  writeOrRemove(join(folder, 'stdout'), stdout)
  writeOrRemove(join(folder, 'stderr'), stderr)
  writeOrRemove(join(folder, 'exit'), isClean ? '' : `${exit.join('\n')}\n`)
  rmSync(join(folder, 'after'), { recursive: true, force: true })
  for (const [name, text] of Object.entries(written)) {
    const path = join(folder, 'after', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

function writeOrRemove(path: string, text: string): void {
  if (text === '') rmSync(path, { force: true })
  else writeFileSync(path, text)
}

/** Bytes as text, one character each, so that a difference is shown and every byte counts. */
function texts(files: ReadonlyMap<string, Buffer>): Record<string, string> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, asText(bytes)]))
}

function asText(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return Buffer.from(text).equals(bytes) ? text : bytes.toString('latin1')
}

/** Runs each line as git's arguments in the repository, which is new without a history; an empty text commits everything. */
function prepareGit(cwd: string, text: string): void {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const commands = lines.length > 0 ? lines : ['add -A', 'commit -q -m start']
  const isNew = !existsSync(join(cwd, '.git'))
  for (const line of [...(isNew ? ['init -q -b main'] : []), ...commands])
    git(cwd, isNew ? 0 : LATER, ...line.trim().split(/\s+/))
}

// After the commits of a history.
const LATER = 30
