import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { plainEnvironment } from '../process/pm.js'
import { gitEnvironment } from '../repository.js'

export interface Done {
  readonly code: number
  /** Standard output and standard error, in the order in which they came, as the log of a job shows them. */
  readonly log: string
}

/** Runs a command as a step of a job: bash that stops at the first failure, and only the variables that are given. */
export function step(
  cwd: string,
  script: string,
  variables: Readonly<Record<string, string>>,
): Promise<Done> {
  // The runner's user has no name of its own for git; a step must bring one.
  const { GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL, GIT_COMMITTER_NAME, GIT_COMMITTER_EMAIL, ...git } =
    gitEnvironment()
  const inherited = Object.entries({ ...plainEnvironment(), ...git }).filter(
    ([name]) => !name.startsWith('GITHUB_'),
  )
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: { ...Object.fromEntries(inherited), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? -1, log }))
  })
}

/** The script of a step of the action. */
export function actionScript(name: string): string {
  return `bash "$GITHUB_ACTION_PATH/${join('action', `${name}.sh`).replaceAll('\\', '/')}"`
}
