import type { WhatIf } from '../core/what-if.js'

/** What a document says of a what-if; nothing where it shows what the files say. */
export function whatIfFields(whatIf: WhatIf | undefined) {
  if (!whatIf) return {}
  const { settings, changes } = whatIf
  const { ranks, periods, kpis } = changes
  return {
    whatIf: {
      set: settings,
      changes: {
        ...(ranks && {
          items: ranks.items,
          first: { cut: ranks.cut, entered: ranks.entered, left: ranks.left },
        }),
        ...(periods && { periods }),
        ...(kpis && { kpis }),
      },
    },
  }
}
