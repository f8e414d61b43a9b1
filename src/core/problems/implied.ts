import type { Problem } from './problem.js'

/** The problems without those that only follow from an error which is told too: a field that is missing where a misspelt one stands. */
export function withoutImplied(problems: readonly Problem[]): readonly Problem[] {
  const isTold = unknownFieldsIn(problems)
  return problems.filter(({ rule, args }) => {
    if (rule !== 'missing-field') return true
    const { instead, isImplied } = args as Problem<'missing-field'>['args']
    return !isImplied && !(instead && isTold(instead))
  })
}

type Instead = NonNullable<Problem<'missing-field'>['args']['instead']>

function unknownFieldsIn(problems: readonly Problem[]): (place: Instead) => boolean {
  let told: ReadonlySet<string> | undefined
  const keyOf = ({ source, start }: Instead) => `${start} ${source.path}`
  return (place) => {
    told ??= new Set(
      problems.flatMap(({ rule, severity, place: at }) =>
        rule === 'unknown-field' && severity === 'error' ? [keyOf(at)] : [],
      ),
    )
    return told.has(keyOf(place))
  }
}
