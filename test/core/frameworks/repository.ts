import type { Item } from '../../../src/core/backlog/item.js'
import { readItem } from '../../../src/core/backlog/read-item.js'
import { entriesOf, itemShape } from '../../../src/core/backlog/shapes.js'
import { isBuiltIn } from '../../../src/core/frameworks/builtin/index.js'
import type { Framework } from '../../../src/core/frameworks/framework.js'
import { resolveFrameworks } from '../../../src/core/frameworks/resolve.js'
import type { Kpi } from '../../../src/core/kpis/kpi.js'
import { hintOf, messageOf, type Problem } from '../../../src/core/problems/problem.js'
import { decode } from '../../../src/core/schema/decode.js'
import { frameworkSchema, optionsSchema } from '../../../src/core/schema/framework.js'
import { child, type YamlMap } from '../../../src/core/yaml/node.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { type SourceFile, sourceFile } from '../../../src/core/yaml/source.js'

/** The parts of a repository that frameworks follow from, as YAML. */
export interface Written {
  /** pm.yaml, of which `framework`, `units` and `frameworks` are read. */
  readonly config?: string
  /** Files under frameworks/ by the name of the framework. */
  readonly files?: Readonly<Record<string, string>>
  readonly kpis?: readonly Kpi[]
}

export interface Resolved {
  readonly frameworks: ReadonlyMap<string, Framework>
  /** The default framework. */
  readonly framework: Framework
  readonly broken: readonly string[]
  /** Those that the reading of the shapes and the resolving told, as seen by a user. */
  readonly problems: readonly Told[]
}

export interface Told {
  readonly rule: string
  /** `file:line:column` and the text under the caret. */
  readonly at: string
  readonly text: string
  readonly message: string
  readonly hint: string | undefined
}

export async function resolve({ config = '', files = {}, kpis = [] }: Written): Promise<Resolved> {
  const problems: Problem[] = []
  const report = (problem: Problem) => problems.push(problem)
  const source = sourceFile('pm.yaml', config)
  const root = (await readYaml(source, report)) as YamlMap | undefined
  const section = root && child(root, 'frameworks')
  const entries = section?.kind === 'map' ? section.entries : []
  const inConfig = entries.map(({ key, value }) => ({
    name: key.text,
    node: value as YamlMap,
    source,
  }))
  const inFiles = await Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      const file = sourceFile(`frameworks/${name}.yaml`, text)
      return { name, node: (await readYaml(file, report)) as YamlMap, source: file }
    }),
  )
  const units = root && child(root, 'units')
  const standard = root && child(root, 'framework')
  const resolved = resolveFrameworks({
    definitions: [...inConfig.filter(({ name }) => !isBuiltIn(name)), ...inFiles].map((each) => {
      const partly = new Set<string>()
      const reading = { of: each.name, onPartly: (field: string) => partly.add(field) }
      const fields = decode(frameworkSchema, each.node, each.source, report, reading)
      return { ...each, fields, partly }
    }),
    options: inConfig
      .filter(({ name }) => isBuiltIn(name))
      .map((each) => ({
        ...each,
        fields: decode(optionsSchema, each.node, each.source, report, { of: each.name }),
      })),
    kpis,
    units: Object.fromEntries(
      (units?.kind === 'map' ? units.entries : []).map(({ key, value }) => [
        key.text,
        value.kind === 'scalar' ? value.text : '',
      ]),
    ),
  })
  const name = standard?.kind === 'scalar' ? standard.text : 'rice'
  return {
    frameworks: resolved.frameworks,
    framework: resolved.frameworks.get(name)!,
    broken: [...resolved.broken],
    problems: [...problems, ...resolved.problems].map(told),
  }
}

/** The items of a backlog file, which must have no problem. */
export async function items(
  text: string,
  { frameworks, framework }: Pick<Resolved, 'frameworks' | 'framework'>,
  path = 'backlog.yaml',
): Promise<Item[]> {
  const problems: Problem[] = []
  const report = (problem: Problem) => problems.push(problem)
  const source = sourceFile(path, text)
  const root = await readYaml(source, report)
  const context = {
    frameworks,
    framework,
    broken: new Set<string>(),
    kpiUnits: new Map<string, string | undefined>(),
    allowsExtra: false,
  }
  const nodes = root ? entriesOf(root, source, itemShape, report) : []
  const read = nodes.map((node) => readItem(node, source, context, report))
  if (problems[0]) throw new Error(told(problems[0]).message)
  return read
}

/** A KPI without a file behind it. */
export function kpi(
  id: string,
  baseline: number,
  target: number,
  { weight = 1, value, unit }: { weight?: number; value?: number; unit?: string } = {},
): Kpi {
  return {
    id,
    title: id,
    ...(unit !== undefined && { unit }),
    baseline: { value: baseline },
    target,
    weight,
    points: value === undefined ? [] : [{ date: '2026-09-30', value }],
    pointPlaces: new Map(),
    source: sourceFile('kpis.yaml', ''),
    node: { kind: 'map', start: 0, end: 0, entries: [] },
  }
}

/** A problem as a user sees it. */
export function told(problem: Problem): Told {
  const { rule, place } = problem
  return {
    rule,
    at: positionOf(place.source, place.start),
    text: place.source.text.slice(place.start, place.end),
    message: messageOf(problem),
    hint: hintOf(problem),
  }
}

function positionOf(source: SourceFile, offset: number): string {
  const { line, column } = source.position(offset)
  return `${source.path}:${line}:${column}`
}
