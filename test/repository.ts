import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import type { Files } from '../src/edges/files.js'
import type { Host } from '../src/edges/host.js'
import { nodeFiles } from '../src/edges/node-files.js'
import { nodeHost } from '../src/io.js'

/** What stands in a folder by path: the text or bytes of a file, where a link leads, a FIFO. */
export type Tree = Readonly<
  Record<string, string | Uint8Array | { readonly link: string } | 'FIFO'[]>
>

export const fifo: 'FIFO'[] = ['FIFO']

export interface TestFolder {
  /** Absolute real path. */
  readonly root: string
  /** Writes these files beside what is there. */
  add(tree: Tree): void
  text(path: string): string
  /** Runs git here, with fixed people and dates, and gives what it prints without the last line feed. */
  git(...args: readonly string[]): string
}

const made: string[] = []

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true })
})

/** A new folder with these files, outside git; it is removed after the test file. */
export function folder(tree: Tree = {}): TestFolder {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), 'pm-test-')))
  made.push(root)
  const here: TestFolder = {
    root,
    add(more) {
      for (const [path, content] of Object.entries(more)) {
        const target = join(root, path)
        mkdirSync(dirname(target), { recursive: true })
        if (Array.isArray(content)) execFileSync('mkfifo', [target])
        else if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, target)
        else writeFileSync(target, content)
      }
    },
    text: (path) => readFileSync(join(root, path), 'utf8'),
    git: (...args) => git(root, ...args),
  }
  here.add(tree)
  return here
}

/** A new git repository whose first commit on `main` holds these files. */
export function repository(tree: Tree): TestFolder {
  const here = unbornRepository(tree)
  here.git('add', '-A')
  here.git('commit', '-q', '--allow-empty', '-m', 'Start')
  return here
}

/** A new git repository without a commit; the files are not staged. */
export function unbornRepository(tree: Tree = {}): TestFolder {
  const here = folder(tree)
  here.git('init', '-q', '-b', 'main')
  return here
}

export function git(cwd: string, ...args: readonly string[]): string {
  const options = { cwd, env: gitEnvironment(), encoding: 'utf8', maxBuffer: 1 << 28 } as const
  return execFileSync('git', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }).replace(
    /\n$/,
    '',
  )
}

/** The environment for git, in which nothing of the machine's configuration counts. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const person = { NAME: 'Ana', EMAIL: 'ana@example.com', DATE: '2026-11-02T09:00:00Z' }
  const roles = ['AUTHOR', 'COMMITTER'].flatMap((role) =>
    Object.entries(person).map(([key, value]) => [`GIT_${role}_${key}`, value]),
  )
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  return {
    ...Object.fromEntries(inherited),
    ...Object.fromEntries(roles),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
  }
}

/** The real edges, as a process sees them that was started in a folder with some variables. */
export function filesIn(cwd: string, env: Readonly<Record<string, string>> = {}): Files {
  return nodeFiles(hostIn(cwd, env))
}

export function hostIn(cwd: string, env: Readonly<Record<string, string>> = {}): Host {
  return { ...nodeHost(), cwd, env: { ...gitEnvironment(), ...env } }
}
