import { execFileSync } from 'node:child_process'
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Commits a generated repository. */
export function commitAll(folder) {
  begin(folder)
}

/** Commits a generated repository, then changes one of its files and stages that. */
export function stageOne(folder) {
  const git = begin(folder)
  const [first] = readdirSync(join(folder, 'backlog'))
  appendFileSync(join(folder, 'backlog', first), '# changed\n')
  git('add', '.')
}

/** Commits a generated repository of 10,000 items in one file, then with another reach of every 500th item. */
export function commitEdits(folder) {
  const git = begin(folder)
  const path = join(folder, 'backlog/01.yaml')
  let count = 0
  const edited = readFileSync(path, 'utf8').replace(/(?<=reach: )\d+/g, (reach) =>
    count++ % 500 === 0 ? `${Number(reach) * 2}` : reach,
  )
  writeFileSync(path, edited)
  git('commit', '--quiet', '--all', '--message', 'Edit')
}

function begin(folder) {
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: folder,
    })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'Begin')
  return git
}
