import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { copyCase, expectedOutcome, findCases, type Outcome, writtenTo } from './cases/case.js'
import { readFolder } from './cases/folder.js'
import { needs, pathOf } from './needs.js'
import { plainEnvironment, pm } from './process/pm.js'
import { folderWith } from './process/repository.js'

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

describe('the plan of greatest value', () => {
  test('has the same bytes on every run, whatever files its items stand in and in what order', () => {
    const texts = [0, 1, 2].map((seed) => {
      const folder = folderWith(scattered(seed))
      const { code, stdout, stderr } = pm(['roadmap', '--optimize', '--stdout'], folder)
      rmSync(folder, { recursive: true, force: true })
      expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('worth') })
      return stdout
    })
    expect(texts[0]).toContain('## Beside the ranking')
    expect(new Set(texts).size).toBe(1)
  })
})

/** The same ninety items of three teams in several files, which ones and in which order depends on the seed. */
function scattered(seed: number): Record<string, string> {
  const items = Array.from({ length: 90 }, (_, at) => {
    const spread = (of: number, from: number) => from + ((at * 7919 + 13) % of)
    const [more, waits] = [at % 11 === 5, at % 4 === 3]
    return [
      `- id: i${at}`,
      `title: Item ${at}`,
      `status: ${at % 3 === 0 ? 'planned' : 'candidate'}`,
      more ? 'effort_by_team: {a: 2, b: 1.5}' : `team: ${'abc'[at % 3]}`,
      `rice: {reach: ${spread(97, 3)}, impact: ${1 + (at % 3)}, confidence: 80%${more ? '' : `, effort: ${spread(53, 10) / 10}`}}`,
      ...(at % 17 === 4 ? ['due: {date: 2027-05-14, kind: hard}'] : []),
      ...(waits ? [`depends_on: [i${Math.floor(at / 2)}]`] : []),
    ].join('\n  ')
  })
  const order = items.map((text, at) => ({ text, key: (at * 31 + seed * 17) % 97 }))
  order.sort((a, b) => (seed === 0 ? 0 : a.key - b.key))
  const files = seed + 1
  return {
    'pm.yaml':
      'teams: {a: {capacity: 22}, b: {capacity: 22}, c: {capacity: 22}}\nroadmap: {start: 2027-Q1}\n',
    ...Object.fromEntries(
      Array.from({ length: files }, (_, file) => [
        `backlog/${'zyxw'[file]}.yaml`,
        `${order
          .filter((_, at) => at % files === file)
          .map(({ text }) => text)
          .join('\n')}\n`,
      ]),
    ),
  }
}
