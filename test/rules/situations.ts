import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needs } from '../needs.js'
import { git } from '../repository.js'

/** What a rule's example needs beside the files of its folder, since it is too large for one or cannot stand in git. */
export const situations: Readonly<Record<string, (cwd: string) => void>> = {
  'unreadable-file': (cwd) => {
    mkdirSync(join(cwd, 'backlog'))
    const name = Buffer.concat([
      Buffer.from(`${cwd}/backlog/`),
      Buffer.from([0xff]),
      Buffer.from('.yaml'),
    ])
    writeFileSync(name, '- Gift cards\n')
  },
  'not-a-regular-file': (cwd) => {
    mkdirSync(join(cwd, 'backlog'))
    symlinkSync('../backlog.yaml', join(cwd, 'backlog/shared.yaml'))
  },
  'file-differs-in-case': (cwd) => {
    write(cwd, 'backlog/Web.yaml', '- One-tap checkout\n')
    write(cwd, 'backlog/web.yaml', '- Gift cards\n')
  },
  'file-too-large': (cwd) => write(cwd, 'backlog.yaml', lines(4.2)),
  'too-much-data': (cwd) => {
    write(cwd, 'backlog/a.yaml', lines(0.6))
    write(cwd, 'backlog/b.yaml', lines(0.6))
  },
  unmerged: (cwd) => {
    const commit = (text: string) => {
      write(cwd, 'backlog.yaml', text)
      git(cwd, 'add', '-A')
      git(cwd, 'commit', '-q', '-m', 'Change')
    }
    git(cwd, 'init', '-q', '-b', 'main')
    commit('- One-tap checkout\n')
    git(cwd, 'checkout', '-q', '-b', 'wallets')
    commit('- Checkout in one tap\n')
    git(cwd, 'checkout', '-q', 'main')
    commit('- Checkout with one tap\n')
    try {
      git(cwd, 'merge', '-q', 'wallets')
    } catch {
      // The conflict is what the example is about.
    }
  },
  'too-many-problems': (cwd) => {
    const items = Array.from(
      { length: 1003 },
      (_, at) => `- {id: i-${at + 1}, title: Wish ${at + 1}, efort: 1}\n`,
    )
    write(cwd, 'backlog.yaml', items.join(''))
  },
  'text-too-long': (cwd) =>
    write(
      cwd,
      'backlog.yaml',
      `- id: pay-1\n  title: One-tap checkout\n  notes: ${'lorem ipsum '.repeat(6000)}\n`,
    ),
  'too-many-values': (cwd) => write(cwd, 'backlog.yaml', `[${','.repeat(300_000)}]\n`),
  'import-too-large': (cwd) =>
    write(
      cwd,
      'export.csv',
      `title${Array.from({ length: 1000 }, (_, at) => `,column ${at + 1}`).join('')}\nOne-tap checkout\n`,
    ),
}

/** Why an example cannot be made on this machine, or undefined. */
export function lacks(rule: string): string | undefined {
  if (rule === 'unmerged') return needs('git')
  const isOfNames = rule === 'unreadable-file' || rule === 'file-differs-in-case'
  return isOfNames && process.platform !== 'linux'
    ? 'only on Linux are names of files any bytes'
    : undefined
}

function write(cwd: string, path: string, text: string): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true })
  writeFileSync(join(cwd, path), text)
}

function lines(mebibytes: number): string {
  const line = '# One line of many.\n'
  return line.repeat(Math.ceil((mebibytes * 1_048_576) / line.length))
}
