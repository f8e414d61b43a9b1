import { builtIns } from '../core/frameworks/builtin/index.js'
import { printFormula } from '../core/frameworks/formula/print.js'
import type { Framework, Input } from '../core/frameworks/framework.js'
import { optionsSchema } from '../core/schema/framework.js'
import { formatNumber } from './number.js'
import { type Column, table } from './table.js'
import { cutTo, plainText } from './text.js'
import type { View } from './view.js'

// In the list of all; the formula of one is shown whole.
const LONGEST = 80

/** The frameworks of a repository in a table, the default one marked. */
export function frameworksTable(
  frameworks: readonly Framework[],
  standard: string,
  view: View,
): string {
  const columns: readonly Column[] = [
    { title: 'Name' },
    { title: 'Title', least: 10, drop: 1 },
    { title: 'Score', least: 20 },
  ]
  const rows = frameworks.map((framework) => [
    framework.name === standard ? `${framework.name} (default)` : framework.name,
    framework.title,
    cutTo(formulaOf(framework), LONGEST),
  ])
  return `${table(columns, rows, view)}\npm frameworks <name> shows its inputs, scales and source.\n`
}

/** One framework: what it asks for, how it scores, who says so. */
export function frameworkText(
  framework: Framework,
  units: Readonly<Record<string, string>>,
  view: View,
): string {
  const { style } = view
  const columns: readonly Column[] = [
    { title: 'Input' },
    { title: 'Unit', least: 6 },
    { title: 'Values', least: 24 },
    { title: 'Default', align: 'right' },
  ]
  const rows = framework.inputs.map((input) => [
    input.name,
    input.unit ?? units[input.name] ?? '',
    valuesText(input),
    input.default === undefined ? '' : formatNumber(input.default),
  ])
  return [
    `${style.bold(plainText(framework.title))} (${plainText(framework.name)})`,
    framework.description === undefined ? '' : plainText(framework.description),
    '',
    `score = ${plainText(formulaOf(framework))}`,
    framework.unusable?.hint === undefined ? '' : `  ${plainText(framework.unusable.hint)}`,
    ...framework.buckets.map(
      ({ name, when }) => `${plainText(name)}: ${plainText(printFormula(when))}`,
    ),
    framework.order ? `order: ${plainText(framework.order.join(', '))}, before the score` : '',
    framework.unplanned?.length
      ? `never planned: ${plainText(framework.unplanned.join(', '))}`
      : '',
    framework.size === undefined
      ? ''
      : `value = score × ${plainText(framework.size)}, for planning`,
    framework.inputs.length ? `\n${table(columns, rows, view).trimEnd()}` : '',
    ...optionLines(framework),
    framework.source === undefined ? '' : `\nSource: ${plainText(framework.source)}`,
  ]
    .filter((line, at) => line !== '' || at === 2)
    .join('\n')
    .concat('\n')
}

/** The score of a framework in the field's symbols, or why there is none. */
function formulaOf({ score, then, order, unusable }: Framework): string {
  if (unusable) return `none, it ${unusable.reason}`
  if (score) return printFormula(score)
  const inside = then === undefined ? 'none' : `that of ${then}`
  return order ? `${inside}; ranked by ${order.join(', ')}` : inside
}

// What a team may change of a built-in one beside its inputs.
function optionLines({ name, place }: Framework): string[] {
  const options = place ? [] : (builtIns.find((each) => each.name === name)?.options ?? [])
  return options.map((option, at) => {
    const about = optionsSchema.fields[option].about?.replace(/^[\w-]+: /, '') ?? ''
    return `${at === 0 ? '\n' : ''}Option in pm.yaml: frameworks: {${name}: {${option}: …}}. ${capitalised(about)}`
  })
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function valuesText({ words, min, max, above, scale }: Input): string {
  const parts: string[] = []
  const named = Object.entries(words).map(([word, value]) => `${word} ${formatNumber(value)}`)
  if (named.length) parts.push(named.join(', '))
  if (scale && 'from' in scale) parts.push(`scale ${scale.from} to ${scale.to}`)
  else if (scale) parts.push(`scale ${scale.join(', ')}`)
  if (min !== undefined && max !== undefined)
    parts.push(`${formatNumber(min)} to ${formatNumber(max)}`)
  else if (min !== undefined) parts.push(`at least ${formatNumber(min)}`)
  else if (max !== undefined) parts.push(`at most ${formatNumber(max)}`)
  if (above !== undefined) parts.push(`above ${formatNumber(above)}`)
  return parts.join('; ')
}
