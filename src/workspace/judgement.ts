import type { Item } from '../core/backlog/item.js'
import { type Ignore, ignoresIn } from '../core/check/ignores.js'
import { judge, unusedIgnores } from '../core/check/judge.js'
import type { RuleSettings } from '../core/check/settings.js'
import { withoutImplied } from '../core/problems/implied.js'
import { findingsOf, messageOf, type Problem, sortProblems } from '../core/problems/problem.js'
import { isAdjustable } from '../core/problems/rules.js'
import type { YamlNode } from '../core/yaml/node.js'
import type { SourceFile } from '../core/yaml/source.js'
import { partItems } from './extents.js'
import { insideAny } from './left-out.js'

/** What a team says of the rules, in pm.yaml and in comments. */
export interface Judgement {
  /** The problems of the data that remain, and which items they leave usable. */
  ofData(found: readonly Problem[]): DataJudged
  /** The items of which everything could be read, though something else may be wrong with them. */
  readable(found: readonly Problem[]): readonly Item[]
  /** The problems of the data and what is wrong with the comments, in order. */
  ofAll(judged: DataJudged): Problem[]
}

interface DataJudged {
  readonly problems: readonly Problem[]
  readonly sound: readonly Item[]
  readonly faulty: readonly Item[]
  readonly unused: readonly Ignore[]
}

interface Judged {
  readonly items: readonly Item[]
  readonly settings: RuleSettings
  readonly files: readonly { readonly source: SourceFile; readonly tree: YamlNode | undefined }[]
  /** Whether every rule could be applied, so that a comment which silences nothing is of no use. */
  readonly isComplete: boolean
}

/** Reads the comments of the files, and judges by them and by pm.yaml. A faulty comment leaves no item out. */
export function judgementOf({ items, settings, files, isComplete }: Judged): Judgement {
  const faults: Problem[] = []
  const ignores = files.flatMap(({ source, tree }) =>
    ignoresIn(source, tree, (fault) => faults.push(fault)),
  )
  return {
    ofData(found) {
      const { problems, unused } = judge(found, settings, ignores)
      return { problems, unused, ...partItems(items, problems.filter(leavesOut)) }
    },
    readable(found) {
      const { problems } = judge(found, settings, ignores)
      return partItems(items, problems.filter(hidesValues)).sound
    },
    ofAll({ problems, unused, faulty }) {
      const certain = isComplete && unused.length ? outsideOf(faulty, unused) : []
      return withoutRepeats(
        sortProblems(
          withoutImplied([...problems, ...faults, ...unusedIgnores(certain, problems, settings)]),
        ),
      )
    },
  }
}

function outsideOf(faulty: readonly Item[], unused: readonly Ignore[]): Ignore[] {
  const isHidden = insideAny(faulty)
  return unused.filter((ignore) => !isHidden(ignore))
}

// What aliases repeat is read more than once.
function withoutRepeats(sorted: readonly Problem[]): Problem[] {
  return sorted.filter((each, at) => {
    const before = sorted[at - 1]
    const isAtSame =
      before?.rule === each.rule &&
      before.place.start === each.place.start &&
      before.place.source === each.place.source
    return !isAtSame || messageOf(before) !== messageOf(each)
  })
}

/** Whether an error leaves out what it stands in. Of an item without a score the rest can be used: it is listed with what it lacks, and planned where it is in progress. */
export function leavesOut(problem: Problem): boolean {
  return findingsOf(problem).rule !== 'unscored-planned'
}

/** Whether a problem may hide a value: a misspelt field is one that is missing. Other errors in spite of which data can be used leave it whole. */
export function hidesValues(problem: Problem): boolean {
  const { rule } = findingsOf(problem)
  return rule === 'unknown-field' || !isAdjustable(rule)
}
