import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { folder } from '../repository.js'

// Long enough to be read in pieces; faults of every kind, some of them between items that stand far apart.
const count = 600
const items = Array.from({ length: count }, (_, at) => item(at)).join('')
const list = `# what we do next\nitems:\n${items}`

function item(at: number): string {
  const fields = [
    `id: ${at === 500 ? 'Item-20' : `item-${at}`}`,
    `title: Offer thing number ${at}`,
    at % 40 === 3 && 'efort: 3',
    at % 41 === 3 && 'effort: lots',
    at % 43 === 3 && 'tags: checkout',
    at % 47 === 3 && 'depends_on: [item-9999]',
    at === 100 && 'depends_on: [item-550]',
    at === 550 && 'depends_on: [item-100]',
    at % 53 === 3 && 'due: 2027-02-30',
    at % 59 === 3 && 'kpis: {churn: 1} # pm-ignore unknown-kpi: to come',
    at % 61 === 3 && 'started: 2027-03-01\n    shipped: 2027-02-01',
    at % 67 === 3 && 'rice: {reach: 1.400, impact: big}',
    at % 4 === 0 ? 'status: planned' : 'status: candidate',
    `notes: |\n      Some text of item ${at}.\n      # no comment`,
  ]
  return `  - ${fields.filter(Boolean).join('\n    ')}\n`
}

/** What a command prints as JSON for this backlog, with the last line that keeps it from being read in pieces or without. */
async function told(isWhole: boolean, ...args: readonly string[]) {
  const { root } = folder({ 'backlog.yaml': `${list}${isWhole ? 'more: 1\n' : ''}` })
  const io = testIo({ cwd: root })
  await run([...args, '--format', 'json'], io)
  return JSON.parse(io.stdout())
}

describe('a long file that is read in pieces is judged as it is as a whole:', () => {
  it('with the same problems at the same places', async () => {
    const [pieces, whole] = await Promise.all([told(false, 'validate'), told(true, 'validate')])
    const ofLast = whole.problems.pop()
    expect(ofLast).toMatchObject({ rule: 'unknown-field', column: 1 })
    expect(pieces.problems).toEqual(whole.problems)
    expect(pieces.problems.length).toBeGreaterThan(100)
    expect(new Set(pieces.problems.map(({ rule }: { rule: string }) => rule)).size).toBeGreaterThan(
      10,
    )
  })

  it.each([[['prioritize']], [['roadmap', '--stdout']], [['compare']]])('in %s', async (args) => {
    const [pieces, whole] = await Promise.all([told(false, ...args), told(true, ...args)])
    const last = { id: null, file: 'backlog.yaml', line: list.split('\n').length }
    const rest = whole.leftOut?.filter((each: object) => !same(each, last))
    expect(pieces).toEqual({ ...whole, ...(rest && { leftOut: rest }) })
  })
})

function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
