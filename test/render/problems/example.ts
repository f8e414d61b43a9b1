import { problem } from '../../../src/core/problems/problem.js'
import { sourceFile, wholeFile } from '../../../src/core/yaml/source.js'

const pay = sourceFile(
  'backlog/pay.yaml',
  'items:\n- id: pay-1\n  reech: 4000\n  rice: {impact: 9}\n',
)

function token(text: string) {
  const start = pay.text.indexOf(text)
  return { source: pay, start, end: start + text.length }
}

/** A warning and two errors in one file, and an error of another. */
export const example = [
  problem('unscored-candidate', token('pay-1'), {
    id: 'pay-1',
    missing: ['reach'],
    framework: 'rice',
  }),
  problem('unknown-field', token('reech'), { field: 'reech', of: 'an item', known: ['reach'] }),
  problem('missing-field', token('id: pay-1\n  reech: 4000'), { field: 'title', of: 'the item' }),
  problem('missing-file', wholeFile(sourceFile('pm.yaml', '')), { named: 'kpis.yaml' }),
]
