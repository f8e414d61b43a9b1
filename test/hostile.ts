import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { folder, gitEnvironment, type TestFolder } from './repository.js'

/** Programs that leave a file of their name in a folder: what ran is what stands there. */
export interface Tripwires {
  /** Makes a program, and gives its absolute path. */
  wire(name: string): string
  /** Names of those that ran. */
  tripped(): string[]
}

export function tripwires(): Tripwires {
  const programs = folder()
  const marks = folder().root
  return {
    wire(name) {
      programs.add({ [name]: `#!/bin/sh\ntouch ${marks}/${basename(name)}\n` })
      chmodSync(join(programs.root, name), 0o755)
      return join(programs.root, name)
    },
    tripped: () => readdirSync(marks).sort(),
  }
}

/** Lets a repository's own configuration start a program wherever git would; its hooks too. */
export function configurePrograms(at: TestFolder, wire: Tripwires['wire']): void {
  for (const hook of [
    'post-index-change',
    'pre-commit',
    'post-checkout',
    'reference-transaction',
    'fsmonitor-watchman',
  ])
    wire(`hooks/${hook}`)
  for (const [key, value] of Object.entries({
    'core.fsmonitor': wire('fsmonitor'),
    'core.hooksPath': join(wire('hooks/pre-push'), '..'),
    'core.pager': wire('pager'),
    'core.editor': wire('editor'),
    'core.sshCommand': wire('ssh'),
    'core.gitProxy': wire('proxy'),
    'core.askPass': wire('askpass'),
    'core.alternateRefsCommand': wire('alternates'),
    'core.untrackedCache': 'true',
    'pager.ls-files': 'true',
    'alias.ls-files': `!${wire('alias')}`,
    'credential.helper': `!${wire('credential')}`,
    'diff.external': wire('external-diff'),
    'diff.evil.textconv': wire('textconv'),
    'filter.evil.clean': wire('clean'),
    'filter.evil.smudge': wire('smudge'),
    'filter.evil.required': 'true',
    'gpg.program': wire('gpg'),
    'log.showSignature': 'true',
    'merge.evil.driver': wire('merge'),
    'uploadpack.packObjectsHook': wire('pack'),
  }))
    at.git('config', key, value)
}

/** Plain git, as anybody would call it; what it says is of no interest. */
export function plainGit(cwd: string, ...args: string[]): void {
  try {
    execFileSync('git', args, { cwd, env: gitEnvironment(), stdio: 'ignore' })
  } catch {
    // Many of these programs make git fail.
  }
}
