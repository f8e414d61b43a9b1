import { execFileSync } from 'node:child_process'
import { gitEnvironment, type TestFolder, unbornRepository } from './repository.js'

/** A commit of a history that is written at once. */
export interface Written {
  /** What it changes by path; null removes. */
  readonly files?: Readonly<Record<string, string | null>>
  readonly message?: string
  readonly author?: string
  /** Seconds since 1970 of when it was written and committed, and the time zone. */
  readonly date?: number
  readonly zone?: string
  /** Indexes of the commits that it follows; without it the one before. */
  readonly parents?: readonly number[]
}

const FIRST = Date.UTC(2026, 10, 2, 9) / 1000

/** A new repository with these commits, of which the last is HEAD, written in a fraction of the time that `git commit` takes. */
export function history(commits: readonly Written[]): TestFolder {
  const here = unbornRepository()
  const stream = commits.map((commit, at) => commitText(commit, at)).join('')
  const last = `reset refs/heads/main\nfrom :${commits.length}\n\n`
  execFileSync('git', ['fast-import', '--quiet', '--force'], {
    cwd: here.root,
    env: gitEnvironment(),
    input: stream + last,
  })
  here.git('reset', '-q', '--hard')
  return here
}

function commitText(commit: Written, at: number): string {
  const { files = {}, message = `Commit ${at}`, author = 'Ana', date, zone = '+0000' } = commit
  const { parents } = commit
  const when = `${date ?? FIRST + at * 86_400} ${zone}`
  const [first, ...merged] = parents ?? (at > 0 ? [at - 1] : [])
  return [
    `commit refs/heads/made-${at}\nmark :${at + 1}\n`,
    `author ${author} <ana@example.com> ${when}\n`,
    `committer ${author} <ana@example.com> ${when}\n`,
    data(message),
    first === undefined ? '' : `from :${first + 1}\n`,
    ...merged.map((parent) => `merge :${parent + 1}\n`),
    ...Object.entries(files).map(([path, text]) =>
      text === null ? `D ${path}\n` : `M 644 inline ${path}\n${data(text)}`,
    ),
    '\n',
  ].join('')
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}
