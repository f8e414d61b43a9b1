import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { readFolder } from '../cases/folder.js'
import { testIo } from '../io.js'
import { folder, repository, type TestFolder } from '../repository.js'

async function pm(cwd: string, ...args: readonly string[]) {
  const io = testIo({ cwd })
  const code = await run(args, io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

function filesOf({ root }: TestFolder): Readonly<Record<string, string>> {
  const files = [...readFolder(root)].map(([path, bytes]) => [path, bytes.toString()] as const)
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const schemaPaths = ['backlog', 'config', 'estimates', 'framework', 'kpis'].map(
  (kind) => `.pm/schemas/${kind}.schema.json`,
)

const small = {
  'pm.yaml': 'framework: growth\nteams: {payments: }\n',
  'backlog/pay.yaml': 'id: pay-1\ntitle: One\nlift: 3%\n',
  'frameworks/growth.yaml': 'inputs: {lift: {unit: "%"}}\nscore: lift\n',
}

test('a start has a first line in each file, and works', async () => {
  const here = folder()
  expect(await pm(here.root, 'init', '--editor')).toEqual({
    code: 0,
    stdout: '',
    stderr: `wrote pm.yaml, backlog.yaml and kpis.yaml
  next: pm prioritize, then put your own items into backlog.yaml
wrote 5 schemas in .pm/schemas/ and .vscode/settings.json
  next: commit them; pm init --editor again when frameworks, teams or KPIs change
`,
  })
  const files = filesOf(here)
  expect(Object.keys(files)).toEqual([
    ...schemaPaths,
    '.vscode/settings.json',
    'backlog.yaml',
    'kpis.yaml',
    'pm.yaml',
  ])
  const firstLine = (path: string) => files[path]!.split('\n')[0]
  const line = '# yaml-language-server: $schema=.pm/schemas/'
  expect(firstLine('pm.yaml')).toBe(`${line}config.schema.json`)
  expect(firstLine('backlog.yaml')).toBe(`${line}backlog.schema.json`)
  expect(firstLine('kpis.yaml')).toBe(`${line}kpis.schema.json`)
  expect(await pm(here.root, 'validate', '--max-warnings', '0')).toMatchObject({ code: 0 })
  const manual = readFileSync(new URL('../../docs/editors.md', import.meta.url), 'utf8')
  expect(manual).toContain(`\`\`\`json\n${files['.vscode/settings.json']}\`\`\`\n`)
})

test('a start without --editor names no schema', async () => {
  const here = folder()
  await pm(here.root, 'init')
  expect(Object.keys(filesOf(here))).toEqual(['backlog.yaml', 'kpis.yaml', 'pm.yaml'])
  for (const text of Object.values(filesOf(here))) expect(text).not.toContain('$schema')
})

test('an imported backlog names its schema too', async () => {
  const here = folder({ 'ideas.txt': 'Gift wrapping\nOrder tracking\n' })
  expect(await pm(here.root, 'init', '--editor', '--from', 'ideas.txt')).toMatchObject({ code: 0 })
  expect(here.text('backlog.yaml')).toMatch(
    /^# yaml-language-server: \$schema=\.pm\/schemas\/backlog/,
  )
})

test('files that are there stay as they are, and their first lines are told', async () => {
  const here = folder(small)
  const before = filesOf(here)
  expect(await pm(here.root, 'init', '--editor')).toEqual({
    code: 0,
    stdout: '',
    stderr: `wrote 5 schemas in .pm/schemas/ and .vscode/settings.json
  by hand, for editors that do not read .vscode: the first line of each file
    pm.yaml                 # yaml-language-server: $schema=.pm/schemas/config.schema.json
    backlog/pay.yaml        # yaml-language-server: $schema=../.pm/schemas/backlog.schema.json
    frameworks/growth.yaml  # yaml-language-server: $schema=../.pm/schemas/framework.schema.json
  next: commit them; pm init --editor again when frameworks, teams or KPIs change
`,
  })
  expect(filesOf(here)).toMatchObject(before)
  expect(Object.keys(filesOf(here))).toEqual(
    [...Object.keys(before), ...schemaPaths, '.vscode/settings.json'].sort(),
  )
})

test('schemas are those of the folder of pm.yaml, and settings those of the root', async () => {
  const here = repository({
    'plans/pm.yaml': `backlog:
  - ./items/*.yaml
  - {files: [more/**/*.yml], extra: reject}
  - {files: keps/**/kep.yaml, items: ., map: {id: kep-number}}
kpis: [goals.yaml]
`,
    'plans/items/a.yaml': 'id: a\ntitle: A\n',
    'plans/items/b.yaml': 'id: b\ntitle: B\n',
    'plans/more/c.yml': 'id: c\ntitle: C\n',
    'plans/keps/1/kep.yaml': 'kep-number: 1\ntitle: K\n',
  })
  const { code, stderr } = await pm(join(here.root, 'plans/items'), 'init', '--editor')
  expect(code).toBe(0)
  expect(stderr).toContain('wrote 5 schemas in plans/.pm/schemas/ and .vscode/settings.json')
  expect(stderr).toContain(`
    plans/pm.yaml     # yaml-language-server: $schema=.pm/schemas/config.schema.json
    plans/items/*     # yaml-language-server: $schema=../.pm/schemas/backlog.schema.json
    plans/more/c.yml  # yaml-language-server: $schema=../.pm/schemas/backlog.schema.json
  next:`)
  expect(JSON.parse(here.text('.vscode/settings.json'))).toEqual({
    'yaml.schemas': {
      './plans/.pm/schemas/config.schema.json': ['plans/pm.yaml'],
      './plans/.pm/schemas/backlog.schema.json': ['plans/items/*.yaml', 'plans/more/**/*.yml'],
      './plans/.pm/schemas/kpis.schema.json': ['plans/goals.yaml'],
      './plans/.pm/schemas/estimates.schema.json': ['plans/estimates/*.{yaml,yml}'],
      './plans/.pm/schemas/framework.schema.json': ['plans/frameworks/*.{yaml,yml}'],
    },
  })
})

test('again, it writes anew what has changed and nothing else', async () => {
  const here = folder(small)
  await pm(here.root, 'init', '--editor')
  here.add({ '.vscode/settings.json': '{"editor.tabSize": 2}' })
  const before = filesOf(here)
  expect(await pm(here.root, 'init', '--editor')).toEqual({
    code: 0,
    stdout: '',
    stderr: 'the schemas for editors are up to date\n',
  })
  expect(filesOf(here)).toEqual(before)

  here.add({ 'kpis.yaml': '- {id: revenue, title: Revenue, baseline: 1, target: 2}\n' })
  const { stderr } = await pm(here.root, 'init', '--editor')
  expect(stderr).toBe('wrote 2 schemas in .pm/schemas/\n')
  expect(here.text('.pm/schemas/backlog.schema.json')).toContain('"revenue"')
  expect(here.text('.vscode/settings.json')).toBe('{"editor.tabSize": 2}')
})

test('settings that are there stay as they are', async () => {
  const here = folder({ ...small, '.vscode/settings.json': '{}\n' })
  const { stderr } = await pm(here.root, 'init', '--editor')
  expect(stderr).toContain(
    'wrote 5 schemas in .pm/schemas/\n  left .vscode/settings.json as it is\n',
  )
  expect(here.text('.vscode/settings.json')).toBe('{}\n')
})

test("somebody else's schema is not overwritten, and nothing is written", async () => {
  const here = repository({ '.pm/schemas/kpis.schema.json': '{}\n' })
  const before = filesOf(here)
  expect(await pm(here.root, 'init', '--editor', '--hooks')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'pm: .pm/schemas/kpis.schema.json exists, and pm init did not write it\n  nothing was written; move it away\n',
  })
  expect(filesOf(here)).toEqual(before)
})

test('nothing is written through a link', async () => {
  const outside = folder()
  const here = repository({ ...small, '.pm': { link: outside.root } })
  expect(await pm(here.root, 'init', '--editor')).toMatchObject({ code: 2, stdout: '' })
  expect(filesOf(outside)).toEqual({})
  expect(existsSync(join(here.root, '.vscode'))).toBe(false)
})

test('errors in the data do not keep the schemas from being written', async () => {
  const here = folder({ ...small, 'backlog.yaml': '- {id: a, titel: A}\n' })
  expect(await pm(here.root, 'init', '--editor', '-q')).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(Object.keys(filesOf(here))).toEqual(expect.arrayContaining(schemaPaths))
})
