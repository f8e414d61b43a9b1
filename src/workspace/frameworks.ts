import { type Configuration, frameworkNodes } from '../core/config/read-config.js'
import { optionNames } from '../core/frameworks/builtin/definition.js'
import { builtIns, defaultFramework, isBuiltIn } from '../core/frameworks/builtin/index.js'
import type { Definition, Given, Options } from '../core/frameworks/draft.js'
import type { Framework } from '../core/frameworks/framework.js'
import { resolveFrameworks } from '../core/frameworks/resolve.js'
import type { Kpi } from '../core/kpis/kpi.js'
import { describeNode } from '../core/problems/describe.js'
import { problem, type Report } from '../core/problems/problem.js'
import { decode } from '../core/schema/decode.js'
import { frameworkSchema, optionsSchema } from '../core/schema/framework.js'
import { child, isNull, type YamlEntry, type YamlNode } from '../core/yaml/node.js'
import type { SourceFile } from '../core/yaml/source.js'
import type { FrameworkPlace } from './broken-frameworks.js'

export interface Frameworks {
  readonly frameworks: ReadonlyMap<string, Framework>
  /** The default framework; that of pm.yaml, else rice. */
  readonly framework: Framework
  /** The name in pm.yaml where no framework of it can be used, so that `framework` only stands in for it. */
  readonly unusable?: string
  /** Names of all that have a fault, those of unreadable files included. */
  readonly broken: ReadonlySet<string>
  /** Where those that a team defines or changes stand. */
  readonly definitions: ReadonlyMap<string, FrameworkPlace>
}

/** Files under frameworks/. */
export interface FrameworkFiles {
  readonly parsed: readonly { readonly source: SourceFile; readonly tree: YamlNode }[]
  /** Paths of those that could not be read. */
  readonly unreadable: readonly string[]
}

interface Named {
  readonly name: string
  readonly node: YamlNode
  readonly source: SourceFile
}

/** The frameworks of pm.yaml and of files, with what is wrong with them reported. */
export function readFrameworks(
  configuration: Configuration,
  files: FrameworkFiles,
  { kpis, faulty }: { readonly kpis: readonly Kpi[]; readonly faulty: readonly unknown[] },
  report: Report,
): Frameworks {
  const { fields, source } = configuration
  const inConfig = source ? frameworkNodes(configuration).map((each) => ({ ...each, source })) : []
  const inFiles = files.parsed.map(({ source, tree }) => ({
    name: nameOfFile(source.path),
    node: tree,
    source,
  }))
  const named = [...inConfig, ...inFiles]
  const refused = named.filter(({ name, node }) => node.kind !== 'map' && !isBuiltIn(name))
  const { frameworks, broken, problems } = resolveFrameworks({
    definitions: [...inConfig.filter(({ name }) => !isBuiltIn(name)), ...inFiles].flatMap((named) =>
      definitionOf(named, report),
    ),
    options: inConfig
      .filter(({ name }) => isBuiltIn(name))
      .flatMap((named) => optionsOf(named, report)),
    unreadable: [...files.unreadable.map(nameOfFile), ...refused.map(({ name }) => name)],
    kpis,
    units: fields.units ?? {},
  })
  for (const found of problems) report(found)
  const definitions = new Map<string, FrameworkPlace>([
    ...files.unreadable.map((path) => [nameOfFile(path), { path }] as const),
    ...named.map(({ name, node, source }) => [name, { path: source.path, node }] as const),
  ])
  const name = fields.framework ?? defaultFramework
  const framework = frameworks.get(name)
  if (framework && !framework.unusable) return { frameworks, framework, broken, definitions }
  // Without faults of KPIs and their files there might be some to serve.
  if (framework && !faulty.length) reportUnusable(framework, configuration, report)
  if (!framework && !broken.has(name))
    reportUnknown(name, [...frameworks.keys()], configuration, report)
  const standIn = frameworks.get(defaultFramework) ?? [...frameworks.values()][0]!
  return { frameworks, framework: standIn, unusable: name, broken, definitions }
}

function definitionOf(named: Named, report: Report): Definition[] {
  const at = mappingOf(named, 'a framework: a mapping with inputs and score', report)
  if (!at) return []
  const partly = new Set<string>()
  const options = { of: at.name, onPartly: (field: string) => partly.add(field) }
  return [{ ...at, fields: decode(frameworkSchema, at.node, at.source, report, options), partly }]
}

function optionsOf(named: Named, report: Report): Options[] {
  if (isNull(named.node)) return []
  const at = mappingOf(named, `options of ${named.name}: a mapping`, report)
  if (!at) return []
  const builtIn = builtIns.find(({ name }) => name === named.name)!
  const onExtra = ({ key: { text: field, start, end } }: YamlEntry) => {
    const args = { field, of: `the options of ${at.name}`, known: optionNames(builtIn) }
    report(problem('unknown-field', { source: at.source, start, end }, args))
  }
  const options = { of: at.name, onExtra }
  return [{ ...at, fields: decode(optionsSchema, at.node, at.source, report, options) }]
}

function mappingOf(
  { name, node, source }: Named,
  expected: string,
  report: Report,
): Omit<Given<unknown>, 'fields'> | undefined {
  if (node.kind === 'map') return { name, node, source }
  const place = {
    source,
    start: node.start,
    end: node.kind === 'scalar' ? node.end : node.start + 1,
  }
  report(problem('invalid-shape', place, { expected, got: describeNode(node) }))
  return undefined
}

function reportUnknown(
  name: string,
  known: readonly string[],
  { root, source }: Configuration,
  report: Report,
): void {
  const at = root && child(root, 'framework')
  if (at && source)
    report(problem('unknown-framework', { source, start: at.start, end: at.end }, { name, known }))
}

function reportUnusable(
  { name, unusable }: Framework,
  { root, source }: Configuration,
  report: Report,
): void {
  const at = root && child(root, 'framework')
  if (at && source && unusable)
    report(
      problem('invalid-framework', { source, start: at.start, end: at.end }, { name, ...unusable }),
    )
}

/** The name that a file gives its framework: frameworks/growth.yaml defines growth. */
export function nameOfFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '')
}
