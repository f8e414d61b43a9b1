import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { folder } from '../repository.js'
import { serveGit } from './git-server.js'

/** A clone of a served repository whose main branch holds some files, as actions/checkout leaves it. */
export interface Checkout {
  /** Absolute path of its work tree, and the name by which its repository is served. */
  readonly work: string
  readonly name: string
  /** The commit that the run is for. */
  readonly sha: string
  readonly url: string
  git(...args: readonly string[]): string
  /** Git in the served repository. */
  served(...args: readonly string[]): string
}

export const token = 'not-a-real-token'

/** A git server that asks for the token, and new checkouts of what it serves. */
export async function service() {
  const outer = folder()
  mkdirSync(join(outer.root, 'served'))
  const server = await serveGit(join(outer.root, 'served'), token)
  let made = 0
  return {
    server,
    root: outer.root,
    checkout(files: Readonly<Record<string, string>>): Checkout {
      const name = `r${++made}`
      const [bare, work] = [join(outer.root, 'served', `${name}.git`), join(outer.root, name)]
      for (const [path, text] of Object.entries(files)) outer.add({ [`${name}/${path}`]: text })
      const git = (...args: readonly string[]) => outer.git('-C', work, ...args)
      git('init', '-q', '-b', 'main')
      git('add', '-A')
      git('commit', '-q', '-m', 'Start')
      outer.git('clone', '-q', '--bare', work, bare)
      const served = (...args: readonly string[]) => outer.git('-C', bare, ...args)
      served('config', 'receive.advertisePushOptions', 'true')
      git('remote', 'add', 'origin', `${server.url}/${basename(bare)}`)
      return { work, name, sha: git('rev-parse', 'HEAD'), url: server.url, git, served }
    },
  }
}

/** What GitHub and the action's inputs tell a step. */
export function github(
  { work, sha }: Checkout,
  action: string,
  more: Readonly<Record<string, string>> = {},
) {
  return {
    GITHUB_ACTION_PATH: action,
    GITHUB_WORKSPACE: work,
    GITHUB_STEP_SUMMARY: `${work}-summary.md`,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: sha,
    INPUT_WORKING_DIRECTORY: '.',
    INPUT_MAX_WARNINGS: '',
    INPUT_SINCE: '',
    INPUT_ROADMAP: 'commit',
    INPUT_COMMIT_MESSAGE: 'Update the roadmap',
    INPUT_TOKEN: token,
    ...more,
  }
}
