import { describe, expect, test } from 'vitest'
import { cyclesOf } from './architecture/cycles.js'
import { type Import, importsOf, readSources } from './architecture/source.js'

const sources = readSources()
const imports = sources.flatMap(importsOf)

/** The layers above the folders: the program, and what a command is told of. */
const layers: Readonly<Record<string, string>> = {
  'cli.ts': 'program',
  'program.ts': 'program',
  'globals.ts': 'contract',
  'command.ts': 'contract',
  'io.ts': 'contract',
  'errors.ts': 'contract',
  'exit-code.ts': 'contract',
  'version.ts': 'contract',
  'workspace.ts': 'workspace',
  'index.ts': 'library',
}

/** What each layer may import beside itself, to be loaded. Types of the contract may be named anywhere but in core. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  render: ['core'],
  edges: ['core', 'contract'],
  contract: ['core', 'edges'],
  workspace: ['core', 'edges', 'contract'],
  commands: ['core', 'render', 'workspace', 'contract'],
  program: ['commands', 'workspace', 'render', 'core', 'edges', 'contract'],
  library: ['core', 'contract'],
}

/** Arrows that carry types alone. */
const allowedTypes: Readonly<Record<string, readonly string[]>> = {
  contract: ['workspace'],
  commands: ['edges'],
}

/** Files over the usual limit of 260 lines, and why they are not split. */
const longFiles: Readonly<Record<string, string>> = {
  'core/problems/rules.ts': 'every sentence about a problem, in one table',
}

describe('imports', () => {
  test('point one way', () => {
    const wrong = imports.filter(({ from, to, isType, isRelative }) => {
      const [layer, target] = [layerOf(from), layerOf(to)]
      const isAllowed =
        allowed[layer]?.includes(target) || (isType && allowedTypes[layer]?.includes(target))
      return isRelative && layer !== target && !isAllowed
    })
    expect(wrong.map(arrow)).toEqual([])
  })

  test('of node modules stand at the edges only', () => {
    const outside = imports.filter(
      ({ from, to }) => to.startsWith('node:') && from !== 'io.ts' && !from.startsWith('edges/'),
    )
    expect(outside.map(arrow)).toEqual([])
  })

  test('name files that exist, with .js', () => {
    const paths = new Set(sources.map(({ path }) => path))
    expect(imports.filter(({ to, isRelative }) => isRelative && !paths.has(to)).map(arrow)).toEqual(
      [],
    )
  })

  test('make no circle when the program is loaded', () => {
    const loaded = imports.filter(({ isType, isRelative }) => isRelative && !isType)
    expect(cyclesOf(loaded.map(({ from, to }) => [from, to]))).toEqual([])
  })
})

describe('core and render', () => {
  const pure = sources.filter(({ path }) => ['core', 'render'].includes(layerOf(path)))

  test.for([
    ['the process', /\bprocess\.|\bprocess\[|\bglobalThis\b/],
    ['the clock', /\bDate\.now\b|\bnew Date\b(?:\(\)|(?!\())|\bperformance\./],
    [
      'the time zone',
      /\.(?:get|set)(?!UTC)(?:FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\(/,
    ],
    ['randomness', /\bMath\.random\b|\bcrypto\./],
    ['the locale', /\blocaleCompare\b|\btoLocale\w+\b|\bIntl\./],
    [
      'functions that differ between versions of Node, or may between processors',
      /\bMath\.(?!(?:abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|LOG2E|SQRT2)\b)|\s\*\*=?\s/,
    ],
    ['code made of text', /\beval\(|\bnew Function\b/],
    ['timers and the network', /\bset(?:Timeout|Interval|Immediate)\(|\bfetch\(/],
  ] as const)('do not touch %s', ([, pattern]) => {
    const found = pure.flatMap(({ path, code }) =>
      code.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
    )
    expect(found).toEqual([])
  })
})

describe('files', () => {
  test('are short', () => {
    const long = sources.filter(({ lines }) => lines.length > 260).map(({ path }) => path)
    expect(long.filter((path) => !(path in longFiles))).toEqual([])
    expect(Object.keys(longFiles).filter((path) => !long.includes(path))).toEqual([])
  })

  test('have a median of at most 80 lines', () => {
    const lengths = sources.map(({ lines }) => lines.length).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80)
  })
})

function layerOf(path: string): string {
  return layers[path] ?? path.split('/')[0]!
}

function arrow({ from, to }: Import): string {
  return `${from} → ${to}`
}
