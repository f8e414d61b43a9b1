import type { Kpi } from '../../kpis/kpi.js'
import { progressOf } from '../../kpis/progress.js'
import { frameworkFault } from '../fault.js'
import type { Expression, Operator } from '../formula/expression.js'
import type { Input } from '../framework.js'
import type { BuiltIn } from './definition.js'
import { shared } from './shared-inputs.js'

const name = 'kpi'

export const kpi: BuiltIn = {
  name,
  fields: {
    title: 'KPI contribution',
    description:
      'How far it brings the KPIs to their targets: Σ weight × share × confidence / effort. The share is change / (target − baseline), at most what remains and at least −1.',
    source: 'This project',
    inputs: { confidence: shared.confidence, effort: shared.effort },
    size: 'effort',
  },
  expand(kpis) {
    const goals = kpis.filter(({ baseline, target }) => target !== baseline.value)
    return { inputs: goals.map(inputOf), score: contribution(goals) }
  },
  lacks: (_, kpis) => (kpis.length ? undefined : frameworkFault('needs-kpis', [], {})),
}

function inputOf({ id, title, unit }: Kpi): Input {
  return {
    name: termOf(id),
    title,
    ...(unit !== undefined && { unit }),
    words: {},
    default: 0,
    from: { kpi: id },
  }
}

// The field of an item under which it stands, so that no KPI is taken for another input.
function termOf(id: string): string {
  return `kpis.${id}`
}

function contribution(goals: readonly Kpi[]): Expression {
  const parts = goals.map((each) =>
    each.weight === 1 ? shareOf(each) : binary('*', number(each.weight), shareOf(each)),
  )
  const sum = parts.length ? parts.reduce((left, right) => binary('+', left, right)) : number(0)
  return binary('/', binary('*', sum, input('confidence')), input('effort'))
}

function shareOf(goal: Kpi): Expression {
  const { progress } = progressOf(goal)
  const remaining = Math.max(0, decimal(1 - (progress ?? 0)))
  const span = number(decimal(goal.target - goal.baseline.value))
  const share = binary('/', input(termOf(goal.id)), span)
  return { kind: 'call', name: 'clamp', of: [share, number(-1), number(remaining)] }
}

// The difference of two decimals as a decimal: 3.8, where binary fractions give 3.799999999999997.
function decimal(difference: number): number {
  return Number(difference.toPrecision(12))
}

function number(value: number): Expression {
  return { kind: 'number', value }
}

function input(of: string): Expression {
  return { kind: 'input', framework: name, name: of }
}

function binary(operator: Operator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right }
}
