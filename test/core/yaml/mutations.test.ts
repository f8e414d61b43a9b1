import { parseEvents } from 'js-yaml'
import { expect, test } from 'vitest'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../fuzz.js'
import { disagreement, knownDifferences } from './agreement.js'
import { drawing, mutate } from './mutate.js'
import { outside, read } from './reading.js'

const count = fuzzCount(3000, 20_000)

const backlog = `# what we do next
items:
  - id: pay-12
    title: One-tap checkout
    status: planned
    tags: [checkout, 'mobile app', "x: y"]
    effort: 2 to 5
    confidence: 80%
    rice: {reach: 4000, impact: massive}
    wsjf: &w {user_business_value: 8, time_criticality: 5}
    kpis:
      conversion: +2.5
    depends_on:
      - pay-3
      - pay-4
    unscored: "law: PSD3"
    due: {date: 2027-03-15, kind: hard, reason: 'it''s law'}
    notes: |
      free text: with a colon
        more # no comment
      end
    evidence: [{kind: interview, date: 2026-10-02, note: "9 of 12 \\"gave\\" up"}]
  - Just an idea
  - id: 007
    title: >-
      folded text
      goes on

      here
    wsjf: *w
    ? moscow
    : must
    parent: ~
`

/** What pm makes of a text; `fault` says what is wrong with that. */
interface Outcome {
  readonly fault?: string
  readonly isAccepted: boolean
  /** Whether `yaml` differs for a reason that is known. */
  readonly isExcused?: boolean
}

async function outcomeOf(text: string): Promise<Outcome> {
  const reading = await read(text)
  const isAccepted = reading.problems.length === 0
  if (outside(reading).length > 0) return { isAccepted, fault: 'a place is outside the file' }
  if (reading.problems.length > 101) return { isAccepted, fault: 'too many problems' }
  if (!isAccepted) return { isAccepted }
  if (!parses(text)) return { isAccepted, fault: 'js-yaml refuses it' }
  const difference = disagreement(text.replace(/^\ufeff/, ''), reading.root)
  if (!difference) return { isAccepted }
  const isExcused = knownDifferences.some(({ seen }) => seen.test(text))
  return isExcused ? { isAccepted, isExcused } : { isAccepted, fault: difference }
}

function parses(text: string): boolean {
  try {
    parseEvents(text, {})
    return true
  } catch {
    return false
  }
}

const name = `${count} mutated backlogs are read or refused, in accord with js-yaml and yaml`

test(name, { timeout: fuzzTimeout(count, 20) }, async () => {
  const draw = drawing(fuzzSeed)
  let accepted = 0
  let excused = 0
  for (let i = 0; i < count; i++) {
    // As a file has it: half a character is none.
    const text = Buffer.from(mutate(backlog, draw)).toString()
    const outcome = await outcomeOf(text).catch((thrown: unknown) => {
      throw new Error(`thrown for ${JSON.stringify(text)}`, { cause: thrown })
    })
    if (outcome.fault) expect.fail(`${outcome.fault}\n${JSON.stringify(text)}`)
    if (outcome.isAccepted) accepted++
    if (outcome.isExcused) excused++
  }
  expect(accepted).toBeGreaterThan(count / 5)
  expect(excused).toBeLessThanOrEqual(accepted / 100)
})
