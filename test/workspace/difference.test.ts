import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cause } from '../../src/core/diff/causes.js'
import type { Subject } from '../../src/core/diff/change.js'
import type { Difference } from '../../src/core/diff/difference.js'
import { defaultLimits } from '../../src/edges/files.js'
import { differenceOf } from '../../src/workspace/difference.js'
import { openWorkspace } from '../../src/workspace/open.js'
import { planWorkspace } from '../../src/workspace/plan.js'
import type { Workspace } from '../../src/workspace.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../fuzz.js'
import { testIo } from '../io.js'
import { folder } from '../repository.js'
import { filesOf, type Model, model } from './difference/backlog.js'
import { edit, editKinds, idle, type ModelEdit } from './difference/edits.js'

const here = folder()

/** A repository that holds these files, read as any other. */
async function read(of: Model): Promise<Workspace> {
  const unsaved = Object.entries(filesOf(of)).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
  }))
  const workspace = await openWorkspace(
    testIo({ cwd: here.root }),
    {
      directory: here.root,
      quiet: false,
      debug: false,
      request: { kind: 'worktree' },
      limits: defaultLimits,
      colour: { out: false, err: false },
    },
    unsaved,
  )
  expect(workspace.errors).toBe(0)
  return workspace
}

/** Rank, period and score of each item by id, from nothing but the files. */
async function standing(of: Model) {
  const workspace = await read(of)
  const { ranking, plan } = planWorkspace(workspace)
  const late = new Set(plan.late.map((each) => each.item.id))
  return {
    workspace,
    ranks: new Map(ranking.ranked.map(({ item, rank }) => [item.id, rank])),
    places: new Map(
      plan.periods.flatMap(({ period, items }) =>
        items.map(({ item }) => [item.id, `${period.name} ${late.has(item.id) ? 'late' : ''}`]),
      ),
    ),
  }
}

function subjectText(subject: Subject): string {
  return subject.kind === 'configuration' ? subject.kind : `${subject.kind} ${subject.id}`
}

/** What a cause names, as the edits of a test name it. */
function subjectsOf({ changes }: Cause): Set<string> {
  return new Set(
    changes.map(({ subject, path }) =>
      subject.kind === 'configuration' ? `configuration ${path}` : subjectText(subject),
    ),
  )
}

function causesOf(of: Difference): { readonly what: string; readonly cause: Cause }[] {
  const { moved, periods, rescored, late, unplanned } = of
  return [
    ...moved.map(({ item, cause }) => ({ what: `rank of ${item.id}`, cause })),
    ...periods.map(({ item, cause }) => ({ what: `period of ${item.id}`, cause })),
    ...rescored.map(({ item, cause }) => ({ what: `score of ${item.id}`, cause })),
    ...late.flatMap(({ item, cause }) => (cause ? [{ what: `date of ${item.id}`, cause }] : [])),
    ...unplanned.map(({ item, cause }) => ({ what: `plan of ${item.id}`, cause })),
  ]
}

describe('a single cause', () => {
  const cases = model.chain((base) =>
    fc.tuple(fc.constant(base), edit(base), fc.array(idle(base), { maxLength: 3 })),
  )

  test(
    'is named every time, whatever else is edited',
    async () => {
      const told = new Map<string, number>(editKinds.map((kind) => [kind, 0]))
      await fc.assert(
        fc.asyncProperty(cases, async ([base, one, others]) => {
          const isElsewhere = ({ subject }: Pick<ModelEdit, 'subject'>) => subject !== one.subject
          const noise = others.filter(isElsewhere)
          const head = [one, ...noise].reduce((model, { apply }) => apply(model), base)
          const difference = differenceOf(await read(base), await read(head))
          for (const { what, cause } of causesOf(difference)) {
            told.set(one.kind, told.get(one.kind)! + 1)
            expect({ what, subjects: [...subjectsOf(cause)] }).toEqual({
              what,
              subjects: [one.subject],
            })
            expect({ what, isTogether: cause.isTogether, more: cause.more }).toEqual({
              what,
              isTogether: false,
              more: 0,
            })
          }
        }),
        { numRuns: fuzzCount(150, 1000), seed: fuzzSeed },
      )
      for (const [kind, times] of told)
        expect({ kind, isTold: times > 0 }).toEqual({ kind, isTold: true })
    },
    fuzzTimeout(fuzzCount(150, 1000), 1000),
  )
})

describe('of several edits', () => {
  const cases = model.chain((base) =>
    fc.tuple(
      fc.constant(base),
      fc.uniqueArray(edit(base), {
        minLength: 2,
        maxLength: 5,
        selector: ({ subject }) => subject.replace('estimates', 'item'),
      }),
    ),
  )

  test(
    'those are named that alone move an item in its direction, and no others',
    async () => {
      let [alone, together] = [0, 0]
      await fc.assert(
        fc.asyncProperty(cases, async ([base, edits]) => {
          const before = await standing(base)
          const after = await standing(edits.reduce((model, { apply }) => apply(model), base))
          const each = await Promise.all(
            edits.map(async ({ subject, apply }) => ({
              subject,
              ...(await standing(apply(base))),
            })),
          )
          const difference = differenceOf(before.workspace, after.workspace)
          for (const { item, from, to, cause } of difference.moved) {
            expect([from, to]).toEqual([
              before.ranks.get(item.id) ?? null,
              after.ranks.get(item.id) ?? null,
            ])
            const movers = each.filter(({ ranks }) =>
              isTowards(from, to, ranks.get(item.id) ?? null),
            )
            if (cause.isTogether) together++
            else {
              alone++
              expect([...subjectsOf(cause)].sort()).toEqual(
                movers.map(({ subject }) => subject).sort(),
              )
              const reached = movers.map(({ ranks }) => ranks.get(item.id)! - from!)
              // One that takes it out of the ranking is not undone by others without being named.
              const isOut = ({ ranks }: (typeof each)[number]) => !ranks.has(item.id)
              if (from !== null && to !== null) expect(each.filter(isOut)).toEqual([])
              if (from !== null && to !== null)
                expect(Math.abs(reached.reduce((sum, by) => sum + by, 0))).toBeGreaterThanOrEqual(
                  Math.abs(to - from),
                )
            }
            for (const { subject } of movers) expect(subjectsOf(cause)).toContain(subject)
          }
          for (const { item, cause } of difference.periods) {
            const end = after.places.get(item.id)
            const movers = each.filter(
              ({ places }) =>
                places.get(item.id) === end && places.get(item.id) !== before.places.get(item.id),
            )
            if (movers.length > 0 || !cause.isTogether)
              expect([...subjectsOf(cause)].sort()).toEqual(
                movers.map(({ subject }) => subject).sort(),
              )
          }
        }),
        { numRuns: fuzzCount(60, 150), seed: fuzzSeed },
      )
      expect(alone).toBeGreaterThan(50)
      expect(together).toBeGreaterThan(0)
    },
    fuzzTimeout(fuzzCount(60, 150), 2000),
  )
})

function isTowards(from: number | null, to: number | null, alone: number | null): boolean {
  if (from === null || to === null) return (alone === null) === (to === null) && alone !== from
  return alone !== null && Math.sign(alone - from) === Math.sign(to - from)
}
