import { beforeAll, describe, expect, test } from 'vitest'
import { readers, type Told } from '../render/problems/read-back.js'
import { folder, type Tree } from '../repository.js'
import { type Reading, readingLines } from './command-lines.js'
import { refusedConfiguration, refusedData } from './injected.js'
import { misplaced, type Validation } from './misplaced.js'
import { payloads } from './payloads.js'
import { type Done, pm, unsafe } from './runs.js'

let readings: readonly Reading[] = []

beforeAll(async () => {
  const all = await readingLines('twin', 'own', 'second')
  const isFirst = (reading: Reading) =>
    all.find(({ argv }) => argv[0] === reading.argv[0]) === reading
  readings = all.filter((reading) => isFirst(reading) || reading.argv[0] === 'validate')
})

describe.each([
  { of: 'data', tree: refusedData },
  { of: 'configuration', tree: refusedConfiguration },
])('a text wherever it cannot be used in the $of', ({ tree }) => {
  test.each(payloads)('is told of and does nothing: %j', async (text) => {
    const files = tree(text)
    const { root } = folder(files)
    const validations = new Map<string, Done>()
    for (const { argv, format } of readings) {
      const done = await pm(root, argv)
      expect([1, 2], `${argv.join(' ')}: ${done.stderr}`).toContain(done.code)
      expect(unsafe(done, format), argv.join(' ')).toEqual([])
      if (argv[0] === 'validate') validations.set(format, done)
    }
    expectAlike(validations, files)
  })
})

/** Every format of the problems has the same ones, at places in the files. */
function expectAlike(validations: ReadonlyMap<string, Done>, files: Tree): void {
  const { problems } = JSON.parse(validations.get('json')!.stdout) as Validation
  const texts = Object.entries(files).map(([path, text]) => [path, String(text)] as const)
  expect(misplaced(problems, new Map(texts))).toEqual([])
  expect([...validations.keys()].sort()).toEqual(Object.keys(readers).sort())
  const told = sorted(readers.json!.read(validations.get('json')!.stdout))
  for (const [format, { stdout }] of validations)
    expect({ format, told: sorted(readers[format]!.read(stdout)) }).toEqual({ format, told })
}

function sorted(told: readonly Told[]): readonly string[] {
  return told.map((each) => JSON.stringify(Object.values(each))).sort()
}
