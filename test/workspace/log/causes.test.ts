import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cause } from '../../../src/core/diff/causes.js'
import { defaultLimits } from '../../../src/edges/files.js'
import { itemPace } from '../../../src/workspace/log/item-steps.js'
import { rankingStep } from '../../../src/workspace/log/ranking-steps.js'
import { courseOf } from '../../../src/workspace/log/states.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../fuzz.js'
import { history } from '../../history.js'
import { testIo } from '../../io.js'
import { needs } from '../../needs.js'
import { filesOf, type Model, model } from '../difference/backlog.js'
import { edit, idle, type ModelEdit } from '../difference/edits.js'

/** A state and edits that each follow the one before. */
function course(left: number, from: Model): fc.Arbitrary<readonly (readonly ModelEdit[])[]> {
  if (left === 0) return fc.constant([])
  return fc
    .tuple(edit(from).filter(isSound(from)), fc.option(idle(from), { nil: undefined }))
    .chain(([one, other]) => {
      const both = other && other.subject !== one.subject ? [one, other] : [one]
      const next = both.reduce((of, { apply }) => apply(of), from)
      return course(left - 1, next).map((rest) => [both, ...rest])
    })
}

// The same item is added once.
function isSound(from: Model): (edit: ModelEdit) => boolean {
  return ({ apply }) => {
    const ids = apply(from).items.map(({ id }) => id)
    return new Set(ids).size === ids.length
  }
}

function subjectsOf({ changes }: Cause): string[] {
  const names = changes.map(({ subject, path }) =>
    subject.kind === 'configuration' ? `configuration ${path}` : `${subject.kind} ${subject.id}`,
  )
  return [...new Set(names)]
}

describe.skipIf(needs('git'))(
  'of a history in which each commit makes one edit that counts',
  () => {
    const runs = fuzzCount(25, 100)
    const cases = model.chain((base) => fc.tuple(fc.constant(base), course(5, base)))

    test(
      'that edit is named, for the item that moved most and for each one',
      async () => {
        let told = 0
        await fc.assert(
          fc.asyncProperty(cases, async ([base, edits]) => {
            const states = [base]
            for (const each of edits)
              states.push(each.reduce((of, { apply }) => apply(of), states.at(-1)!))
            const { root } = history(states.map((of) => ({ files: filesOf(of) })))
            const { files } = testIo({ cwd: root })
            const repository = await files.repository(root)
            const past = await files.history(repository, 'HEAD')
            const read = await courseOf(past, {
              ...{ repository, config: undefined, limits: defaultLimits },
            })
            for await (const pace of read.paces()) {
              const at = Number(pace.commit.subject.replace('Commit ', ''))
              if (at === 0) continue
              const [one] = edits[at - 1]!
              const named = (cause: Cause | null | undefined) => {
                if (!cause) return
                told++
                expect(subjectsOf(cause)).toEqual([one!.subject])
                expect([cause.isTogether, cause.more]).toEqual([false, 0])
              }
              named(rankingStep(pace)?.biggest?.cause)
              for (const { id } of pace.workspace.items) {
                const { step } = await itemPace(pace, id)
                named(step?.cause)
                named(step?.periodCause)
              }
            }
            past.close()
          }),
          { numRuns: runs, seed: fuzzSeed },
        )
        expect(told).toBeGreaterThan(runs * 5)
      },
      fuzzTimeout(runs, 5_000),
    )
  },
)
