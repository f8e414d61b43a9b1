import type { Difference } from '../core/diff/difference.js'
import type { Lacking } from '../core/diff/lacking.js'
import type { FirstError } from '../core/diff/left-out.js'
import type { Workspace } from '../workspace.js'

/** What base could read and head cannot, of what errors leave out of head alone. */
export function lackingIn(
  head: Workspace,
  base: Workspace,
  state: string,
  leftOut: readonly FirstError[],
  { lost }: Pick<Difference, 'lost'>,
): Lacking {
  const items = new Set(lost.map(({ id }) => id))
  const isSetting = ({ file }: FirstError) => file === head.parts.configuration.path
  const wasRead = (each: FirstError) => {
    const { kind, id, file } = each
    if (id === null) return isSetting(each) || base.paths.has(file)
    return kind === 'kpi' ? base.kpis.some((kpi) => kpi.id === id) : items.has(id)
  }
  return {
    state,
    framework: head.unusableFramework ?? null,
    leftOut: leftOut.filter(wasRead).map((each) => ({ ...each, isSetting: isSetting(each) })),
  }
}
