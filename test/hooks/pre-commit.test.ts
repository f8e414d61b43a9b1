import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { hookRunners } from '../../src/core/init/hooks.js'
import { needs } from '../needs.js'
import { plainEnvironment, pm, root } from '../process/pm.js'
import { folder, gitEnvironment } from '../repository.js'

const missing = needs('pre-commit', 'git', 'npm')
const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }

const fine = 'id: a\ntitle: Alpha\n'
const broken = 'id: a\ntitle: Alpha\ndepends_on: [nowhere]\n'

// What pre-commit clones belongs to whoever made the checkout.
const outer = folder({ 'git-config': '[safe]\n\tdirectory = *\n' })
const environment = {
  ...plainEnvironment(),
  ...gitEnvironment(),
  GIT_CONFIG_GLOBAL: join(outer.root, 'git-config'),
  PRE_COMMIT_HOME: join(outer.root, 'home'),
}

// pre-commit installs commits: what is not committed takes no part.
describe.skipIf(missing !== undefined)(`the hooks of this repository's last commit`, () => {
  const here = repositoryAt('clone-user')

  beforeAll(() => {
    here.run('git', 'clone', '-q', root, join(outer.root, 'pm'))
    const rev = here.run('git', '-C', join(outer.root, 'pm'), 'rev-parse', 'HEAD').stdout.trim()
    const hooks = ['pm-validate', 'pm-roadmap'].map((id) => `      - id: ${id}\n`).join('')
    here.start(`repos:\n  - repo: ${join(outer.root, 'pm')}\n    rev: ${rev}\n    hooks:\n${hooks}`)
  }, 600_000)

  test('stop a commit with errors and tell them', () => {
    here.write('backlog.yaml', broken)
    here.run('git', 'add', 'backlog.yaml')
    const { code, stdout, stderr } = here.commit()
    expect(code).toBe(1)
    expect(stdout + stderr).toContain('backlog.yaml:3:14: error: ')
    expect(stdout + stderr).toContain('[unknown-dependency]')
  })

  test('judge what is staged, not what stands in the work tree', () => {
    here.write('backlog.yaml', broken)
    here.run('git', 'add', 'backlog.yaml')
    here.write('backlog.yaml', fine)
    expect(here.commit().code).toBe(1)
    here.run('git', 'add', 'backlog.yaml')
    here.write('backlog.yaml', broken)
    expect(here.commit({ without: 'pm-roadmap' }).code).toBe(0)
    expect(here.text('backlog.yaml')).toBe(broken)
    expect(here.commit({ args: ['-a'] }).code).toBe(1)
    expect(here.commit({ args: ['backlog.yaml'] }).code).toBe(1)
  })

  test('stop a commit whose roadmap is out of date, until it is written', () => {
    here.write('backlog.yaml', `- id: a\n  title: Alpha\n- id: b\n  title: Beta\n`)
    here.run('git', 'add', 'backlog.yaml')
    const { code, stdout, stderr } = here.commit()
    expect(code).toBe(1)
    expect(stdout + stderr).toContain('roadmap.md does not exist')
    expect(pm(['roadmap'], here.root).code).toBe(0)
    expect(here.commit().code).toBe(1)
    here.run('git', 'add', 'roadmap.md')
    expect(here.commit().code).toBe(0)
  })

  test('see a deletion that breaks what is left', () => {
    here.write('backlog.yaml', '')
    here.write('backlog/a.yaml', fine)
    here.write('backlog/b.yaml', 'id: b\ntitle: Beta\ndepends_on: [a]\n')
    here.run('git', 'rm', '-q', '--cached', 'backlog.yaml')
    rmSync(join(here.root, 'backlog.yaml'))
    here.run('git', 'add', 'backlog')
    expect(here.commit({ without: 'pm-roadmap' }).code).toBe(0)
    here.run('git', 'rm', '-q', 'backlog/a.yaml')
    const { code, stdout, stderr } = here.commit({ without: 'pm-roadmap' })
    expect(code).toBe(1)
    expect(stdout + stderr).toContain('backlog/b.yaml:3:14: error: ')
  })
})

describe.skipIf(missing !== undefined)('the configuration that pm init writes', () => {
  const here = repositoryAt('init-user')

  beforeAll(() => {
    const [{ text } = { text: '' }] = hookRunners['pre-commit']({ folder: '', version }).files
    const name = here.run('npm', 'pack', '--silent', '--pack-destination', outer.root, root)
    const packed = join(outer.root, name.stdout.trim())
    here.start(text.replace(`backlog-pm@${version}`, JSON.stringify(packed)))
  }, 600_000)

  test('stops a commit with errors and lets one without pass', () => {
    here.write('backlog.yaml', broken)
    here.run('git', 'add', 'backlog.yaml')
    expect(here.commit().code).toBe(1)
    here.write('backlog.yaml', fine)
    here.run('git', 'add', 'backlog.yaml')
    expect(here.commit().code).toBe(0)
  })

  test('judges a merge too', () => {
    here.write('backlog/b.yaml', 'id: b\ntitle: Beta\n')
    here.run('git', 'add', 'backlog')
    expect(here.commit().code).toBe(0)
    here.run('git', 'switch', '-q', '-c', 'other')
    here.run('git', 'rm', '-q', 'backlog/b.yaml')
    expect(here.commit().code).toBe(0)
    here.run('git', 'switch', '-q', 'main')
    here.write('backlog.yaml', `${fine}depends_on: [b]\n`)
    expect(here.commit({ args: ['-a'] }).code).toBe(0)
    const { code, stdout, stderr } = here.run('git', 'merge', '--no-edit', 'other')
    expect(code).not.toBe(0)
    expect(stdout + stderr).toContain('[unknown-dependency]')
  })
})

/** A repository that its user checks with pre-commit. */
function repositoryAt(name: string) {
  const at = join(outer.root, name)
  mkdirSync(at)
  const run = (file: string, ...args: readonly string[]) => runIn(at, file, args)
  return {
    root: at,
    run,
    write: (path: string, text: string) => outer.add({ [`${name}/${path}`]: text }),
    text: (path: string) => outer.text(`${name}/${path}`),
    /** Installs what the configuration asks for and commits it. */
    start(configuration: string) {
      writeFileSync(join(at, '.pre-commit-config.yaml'), configuration)
      execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: at, env: environment })
      const installed = run('pre-commit', 'install', '--install-hooks')
      expect(installed).toMatchObject({ code: 0 })
      run('git', 'add', '-A')
      expect(run('git', 'commit', '-q', '--no-verify', '-m', 'Start').code).toBe(0)
    },
    commit({ args = [], without = '' }: { args?: readonly string[]; without?: string } = {}) {
      return runIn(at, 'git', ['commit', '-q', '-m', 'Change', ...args], { SKIP: without })
    },
  }
}

function runIn(cwd: string, file: string, args: readonly string[], variables = {}) {
  const env = { ...environment, ...variables }
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, env, encoding: 'utf8' })
  return { code: status ?? -1, stdout, stderr }
}
