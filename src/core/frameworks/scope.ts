import type { Expression } from './formula/expression.js'
import { formulaFault } from './formula/fault.js'
import type { Scope } from './formula/parse.js'
import { type Framework, type Input, scoreOf } from './framework.js'

/** What the formulas of one framework may name. */
export interface Named {
  readonly framework: string
  readonly inputs: readonly Input[]
  /** The other frameworks by their names in formulas; undefined for one that has a fault. */
  readonly others: ReadonlyMap<string, Framework | undefined>
  /** Whether there may be inputs that could not be read, so that no name is known to be wrong. */
  readonly isOpen: boolean
  /** Called for each name of a framework that has a fault, or of what may be an input that could not be read. */
  onBroken(): void
}

const SCORE = 'score'

/** Stands for what could not be read. */
export const nothing: Expression = { kind: 'number', value: 0 }

/** The names of a score: the framework's inputs, and other frameworks, which mean their scores. */
export function scoreScope({ framework, inputs, others, isOpen, onBroken }: Named): Scope {
  const own = new Map(inputs.map(({ name }) => [name, { kind: 'input', framework, name } as const]))
  return {
    names: () => [
      ...new Set([...own.keys(), ...[...others.keys()].filter((name) => others.get(name))]),
    ],
    find(name) {
      const input = own.get(name)
      if (input) return input
      if (name === SCORE) return (span) => formulaFault('own-score', span, {})
      if (!others.has(name) && !isOpen) return undefined
      const other = others.get(name)
      if (other) return meaningOf(name, other)
      onBroken()
      return nothing
    },
  }
}

/** The names of a bucket's condition: those of the score, and the score itself. */
export function bucketScope(scope: Scope, framework: string, score: Expression | undefined): Scope {
  return {
    names: () => [...scope.names(), SCORE],
    find(name) {
      if (name !== SCORE) return scope.find(name)
      if (score) return { kind: 'score', name, of: score }
      return (span) => formulaFault('no-score', span, { name: framework })
    },
  }
}

function meaningOf(name: string, framework: Framework): ReturnType<Scope['find']> {
  const { unusable } = framework
  if (unusable)
    return (span) => formulaFault('unusable', span, { name: framework.name, ...unusable })
  const of = scoreOf(framework)
  if (of) return { kind: 'score', name, of }
  return (span) => formulaFault('no-score', span, { name: framework.name })
}
