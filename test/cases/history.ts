import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { withoutGit } from '../io.js'

const DAY = 86_400_000
const FIRST = Date.UTC(2026, 10, 2, 9)

/**
 * Makes a folder a git repository whose history a fixture tells: what is there already is the first commit, if there is
 * anything, and each folder of `history`, such as `2-raise-effort`, holds the files that its commit changes. The day
 * after each commit is the next one's.
 */
export function commitHistory(cwd: string, history: string): void {
  git(cwd, 0, 'init', '-q', '-b', 'main')
  const folders = existsSync(history) ? readdirSync(history).sort(byNumber) : []
  let day = 0
  if (readdirSync(cwd).length > 1) commit('Start')
  for (const name of folders) {
    cpSync(join(history, name), cwd, { recursive: true, verbatimSymlinks: true })
    commit(subjectOf(name))
  }

  function commit(subject: string): void {
    git(cwd, day, 'add', '-A')
    git(cwd, day++, 'commit', '-q', '-m', subject)
  }
}

/** Runs git with one person and a date so many days after the first. */
export function git(cwd: string, day: number, ...args: readonly string[]): void {
  execFileSync('git', args, { cwd, env: gitEnvironment(day) })
}

// `2-raise-effort` is Raise effort.
function subjectOf(name: string): string {
  const words = name.replace(/^\d+-/, '').replaceAll('-', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function byNumber(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10)
}

function gitEnvironment(day: number): NodeJS.ProcessEnv {
  const date = new Date(FIRST + day * DAY).toISOString()
  const person = { NAME: 'Ana', EMAIL: 'ana@example.com', DATE: date }
  const roles = ['AUTHOR', 'COMMITTER'].flatMap((role) =>
    Object.entries(person).map(([key, value]) => [`GIT_${role}_${key}`, value]),
  )
  return {
    ...withoutGit(process.env),
    ...Object.fromEntries(roles),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  }
}
