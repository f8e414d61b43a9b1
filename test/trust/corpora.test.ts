import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { hostileFiles, hostileFolder, mustReject, validToday } from '../hostile-files.js'
import { plainEnvironment } from '../process/pm.js'
import { noSharedData, sharedData } from '../shared-data.js'
import { misplaced, type Validation } from './misplaced.js'

const runner = fileURLToPath(new URL('process/run-files.js', import.meta.url))
const validate = ['validate', '--format', 'json']
const indexes = ['hostile-index.json', 'naughty-strings/blns.json']

/** What pm did with one file: a run for each command, and the most memory in bytes that the process had taken by then. */
interface Result {
  readonly file: string
  readonly runs: readonly {
    readonly code: number
    readonly seconds: number
    readonly stdout: string
    readonly stderr: string
  }[]
  readonly memory: number
}

/** Each file of the corpora under these names in a folder of its own, read by these commands in one new process. */
function runAll(names: readonly string[], commands: readonly (readonly string[])[]): Result[] {
  const files = [...hostileFiles, ...indexes].map((file) => join(hostileFolder, file))
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner], {
    encoding: 'utf8',
    env: plainEnvironment(),
    input: JSON.stringify({ files, names, commands }),
    maxBuffer: 1 << 28,
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout) as Result[]
}

const roles = [
  { of: 'the backlog', names: ['backlog.yaml'], commands: [validate, ['prioritize']] },
  { of: 'the configuration', names: ['pm.yaml'], commands: [validate, ['roadmap', '--stdout']] },
  {
    of: 'KPIs, a framework and the roadmap',
    names: ['kpis.yaml', 'frameworks/own.yaml', 'roadmap.md'],
    commands: [validate, ['frameworks'], ['roadmap', '--keep-going']],
  },
]

describe.skipIf(!sharedData)(`files that break parsers (${noSharedData} where skipped)`, () => {
  describe.each(roles)('as $of', ({ names, commands }) => {
    let results: readonly Result[] = []

    beforeAll(() => {
      results = runAll(names, commands)
    })

    test('are never taken for a bug', () => {
      expect(results.length).toBeGreaterThan(1000)
      const allowed = names.includes('roadmap.md') ? [0, 1, 2] : [0, 1]
      for (const { file, runs } of results)
        for (const { code, stderr } of runs)
          expect(allowed, `${file}: exit ${code}: ${stderr}`).toContain(code)
    })

    test('have their problems inside them', () => {
      for (const { file, runs } of results) {
        const { problems } = JSON.parse(runs[0]!.stdout) as Validation
        const text = new TextDecoder().decode(readFileSync(file))
        expect(misplaced(problems, new Map(names.map((name) => [name, text]))), file).toEqual([])
      }
    })

    // Seconds of the processor, so that it does not matter what else the machine does.
    test('take at most 2 seconds and 300 MB', () => {
      for (const { file, runs, memory } of results) {
        for (const { seconds } of runs) expect(seconds, file).toBeLessThan(2)
        expect(memory, file).toBeLessThan(300e6)
      }
    })

    test('are refused where they must be', () => {
      const codes = new Map(results.map(({ file, runs }) => [file, runs[0]!.code]))
      const accepted = mustReject.filter((path) => codes.get(join(hostileFolder, path)) !== 1)
      expect(mustReject.length).toBeGreaterThan(100)
      expect(accepted.filter((path) => !(path in validToday))).toEqual([])
    })
  })
})
