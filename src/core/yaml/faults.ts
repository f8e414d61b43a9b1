import type { Fault } from './fault.js'
import { layoutFaults } from './layout-faults.js'
import { lineFaults } from './line-faults.js'
import { spotAt } from './spot.js'
import type { Finding } from './symptoms.js'

// The first that fits is taken.
const diagnoses = [...lineFaults, ...layoutFaults]

/** A finding in words of ours where a diagnosis fits, else in the parser's own. */
export function faultOf(text: string, finding: Finding): Fault {
  const spot = spotAt(text, finding.offset)
  for (const diagnose of diagnoses) {
    const fault = diagnose(spot, finding)
    if (fault) return fault
  }
  const { offset, reason } = finding
  return { start: offset, end: Math.min(offset + 1, spot.lineEnd), reason, reach: 'block' }
}
