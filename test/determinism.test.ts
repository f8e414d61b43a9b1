import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { copyCase, expectedOutcome, findCases, type Outcome, writtenTo } from './cases/case.js'
import { readFolder } from './cases/folder.js'
import { needs, pathOf } from './needs.js'
import { plainEnvironment } from './process/pm.js'

const runner = fileURLToPath(new URL('determinism/run-cases.js', import.meta.url))
const cases = findCases()

/** Other places to run in than the cases' own. */
const places = [
  { node: 'this', zone: 'America/Los_Angeles', locale: 'tr_TR.UTF-8' },
  { node: 'node22', zone: 'Asia/Kolkata', locale: 'de_DE.UTF-8' },
  { node: 'node24', zone: 'Pacific/Kiritimati', locale: 'sv_SE.UTF-8' },
  { node: 'node26', zone: 'America/St_Johns', locale: 'C' },
]

describe('every case gives the same bytes', () => {
  test.for(places)('under $node in $zone, $locale', ({ node, zone, locale }, { skip }) => {
    const missing = node === 'this' ? undefined : needs(node)
    skip(missing !== undefined, missing)
    const path = node === 'this' ? process.execPath : pathOf(node)!
    const outcomes = runAll(path, { TZ: zone, LANG: locale, LC_ALL: locale, COLUMNS: '37' })
    for (const { name, folder } of cases) {
      const outcome = outcomes.get(name)!
      expect({ name, ...outcome }).toEqual({
        name,
        ...expectedOutcome(folder, outcome.exit.length),
      })
    }
  })
})

function runAll(node: string, variables: NodeJS.ProcessEnv): ReadonlyMap<string, Outcome> {
  const copies = cases.map(({ name, folder }) => {
    const { cwd, script } = copyCase(folder)
    return { name, cwd, script, before: readFolder(cwd) }
  })
  const runs = copies.flatMap(({ cwd, script: { commands, ...rest } }) =>
    commands.map((command) => ({ cwd, ...command, ...rest })),
  )
  const { stdout, stderr } = spawnSync(node, [runner], {
    encoding: 'utf8',
    env: { ...plainEnvironment(), ...variables },
    input: JSON.stringify(runs),
    maxBuffer: 1 << 28,
  })
  expect(stderr).toBe('')
  const results = JSON.parse(stdout) as { code: number; stdout: string; stderr: string }[]
  const outcomes = copies.map(({ name, cwd, script, before }) => {
    const own = results.splice(0, script.commands.length)
    const outcome = {
      stdout: own.map((result) => result.stdout).join(''),
      stderr: own.map((result) => result.stderr).join(''),
      exit: own.map((result) => result.code),
      ...writtenTo(cwd, before),
    }
    rmSync(cwd, { recursive: true, force: true })
    return [name, outcome] as const
  })
  return new Map(outcomes)
}
