import { type Expression, inputsOf } from './formula/expression.js'
import type { Framework, Input, InputRef } from './framework.js'

/** The parts of a framework that read inputs. */
interface Reading {
  readonly name: string
  readonly inputs: readonly Input[]
  readonly formulas: readonly Expression[]
  readonly size: string | undefined
  readonly inside: Framework | undefined
}

/**
 * Every input that a framework reads: its own in the order in which they are defined, then those of
 * the frameworks that it names in the order in which it reads them.
 */
export function needsOf(
  { name, inputs, formulas, size, inside }: Reading,
  frameworks: Pick<ReadonlyMap<string, Framework>, 'get'>,
): readonly InputRef[] {
  const read = new Map<string, Set<string>>([[name, new Set(size === undefined ? [] : [size])]])
  const note = (framework: string, input: string) => {
    const of = read.get(framework) ?? new Set()
    read.set(framework, of.add(input))
  }
  for (const formula of formulas)
    for (const term of inputsOf(formula)) note(term.framework, term.name)
  for (const ref of inside?.needs ?? []) note(ref.framework, ref.input.name)
  return [...read].flatMap(([framework, names]) =>
    (framework === name ? inputs : (frameworks.get(framework)?.inputs ?? []))
      .filter((input) => names.has(input.name))
      .map((input) => ({ framework, input })),
  )
}
