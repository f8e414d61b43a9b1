import { execFileSync } from 'node:child_process'
import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Commits a generated repository, then changes one of its files and stages that. */
export function stageOne(folder) {
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: folder,
    })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'Begin')
  const [first] = readdirSync(join(folder, 'backlog'))
  appendFileSync(join(folder, 'backlog', first), '# changed\n')
  git('add', '.')
}
