import { printFormula } from '../core/frameworks/formula/print.js'
import type { Framework } from '../core/frameworks/framework.js'
import type { LeftOut } from '../core/rank/shown.js'
import { jsonText } from './json.js'

/** Frameworks as one JSON document; formulas in the field's symbols. */
export function frameworksJson(
  frameworks: readonly Framework[],
  { standard, leftOut }: { readonly standard: string; readonly leftOut: readonly LeftOut[] },
): string {
  const document = {
    schemaVersion: 1,
    default: standard,
    frameworks: frameworks.map((framework) => ({
      name: framework.name,
      title: framework.title,
      description: framework.description ?? null,
      source: framework.source ?? null,
      score: framework.score ? printFormula(framework.score) : null,
      size: framework.size ?? null,
      inputs: framework.inputs,
      buckets: framework.buckets.map(({ name, when }) => ({ name, when: printFormula(when) })),
      order: framework.order ?? null,
      unplanned: framework.unplanned ?? null,
      // biome-ignore lint/suspicious/noThenProperty: the name of the field in a framework's file
      then: framework.then ?? null,
    })),
    leftOut,
  }
  return jsonText(document)
}
