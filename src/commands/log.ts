import type { Command, Run } from '../command.js'
import { dateFault } from '../core/calendar/day.js'
import type { ItemStep, RankingStep } from '../core/log/steps.js'
import { noRepository, UsageError } from '../errors.js'
import { wholeNumber } from '../globals.js'
import { itemIn, itemPace } from '../workspace/log/item-steps.js'
import { rankingStep } from '../workspace/log/ranking-steps.js'
import { type Course, courseOf } from '../workspace/log/states.js'
import { insidePath } from '../workspace/paths.js'
import type { Workspace } from '../workspace.js'
import { tellNote } from './diff-sides.js'
import { chosen, formatFlag, outView } from './format.js'
import { concludeReading } from './left-out.js'
import { type Sheet, writers } from './log-formats.js'
import { idInHistory } from './logged-item.js'
import { meter } from './progress.js'

// Of a table, unless all are wanted.
const FIRST = 50

export const log: Command = {
  name: 'log',
  summary: 'Show how the ranking and the plan changed over commits, or the course of one item.',
  arguments: [{ name: '[id]', description: 'the item; also one that was removed or renamed' }],
  flags: [
    { flags: '--since <rev>', description: 'only commits after this commit, or from this day on' },
    { flags: '--limit <number>', description: 'so many rows at most' },
    { flags: '--all', description: `every row of a table, not only the first ${FIRST}` },
    formatFlag(writers),
  ],
  examples: [
    ['pm log', 'each commit that changed the ranking or the plan'],
    ['pm log pay-12', 'the rank, score and period of an item, and what moved it'],
    ['pm log pay-12 --since 2026-11-01', 'the same from a day on; or after a commit'],
    ['pm log --ref v1.0 --format csv', 'up to another commit than HEAD'],
  ],
  async run(run) {
    const { io, globals } = run
    const repository = await io.files.repository(globals.directory)
    if (!repository.isGit)
      throw noRepository(
        repository,
        'pm log needs a git repository, and this folder is in none',
        '; pm log then tells what is committed',
      )
    const { request, limits, config } = globals
    if (request.kind === 'index')
      throw new UsageError('what is staged has no history', 'pm diff HEAD --staged compares it')
    const since = run.flags.since as string | undefined
    const isDay = since !== undefined && dateFault(since) === undefined
    const history = await io.files.history(
      repository,
      request.kind === 'commit' ? request.revision : 'HEAD',
      isDay ? undefined : since,
    )
    try {
      const source = {
        ...{ repository, limits },
        config: config === undefined ? undefined : insidePath(config, repository, io.files),
      }
      const course = await courseOf(history, source, isDay ? { from: since } : {})
      const newest = await course.newest()
      if (course.count === 0 && newest.paths.size === 0) throw nothingToTell()
      await tell(run, course, newest, history.tip)
      if (course.isCut && !globals.quiet)
        tellNote(run, 'this clone is shallow, and its history ends there: git fetch --unshallow')
      return concludeReading(run, newest)
    } finally {
      history.close()
    }
  },
}

function nothingToTell(): UsageError {
  return new UsageError(
    'no commit has anything of a backlog: no pm.yaml, no backlog.yaml, no backlog/',
    'pm init writes a first backlog here; what is committed of it has a history',
  )
}

async function tell(run: Run, course: Course, newest: Workspace, tip: string): Promise<void> {
  const [name] = run.args
  const writer = await chosen(writers, run)()
  const view = outView(run)
  if (name === undefined) return write(run, course, tip, rankingSteps(course), writer.ranking(view))
  const id = await idInHistory(run, course, newest, name)
  const item = { id, title: itemIn(newest, id)?.title ?? null }
  await write(run, course, tip, itemSteps(course, id), writer.item(item, view))
}

// Of each commit what is to be told of it, if anything.
async function* rankingSteps(course: Course): AsyncGenerator<RankingStep | undefined> {
  for await (const pace of course.paces()) yield rankingStep(pace)
}

async function* itemSteps(course: Course, newest: string): AsyncGenerator<ItemStep | undefined> {
  let id = newest
  let isAbsent = false
  for await (const pace of course.paces()) {
    const { step, former } = await itemPace(pace, id)
    id = former
    // What keeps a commit from being ranked says nothing of an item that is not there yet.
    const isBefore = isAbsent && step?.fault && !itemIn(pace.workspace, id)
    yield isBefore ? undefined : step
    if (step && !step.fault) isAbsent = step.event === 'added'
  }
}

async function write<S>(
  run: Run,
  course: Course,
  tip: string,
  steps: AsyncIterable<S | undefined>,
  { head, row, end }: Sheet<S>,
): Promise<void> {
  const { out } = run.io
  const most = limitOf(run)
  let count = 0
  if (head !== '') out.write(head)
  const isLimited = await forEach(run, course, steps, (step) => {
    if (count++ === most || out.isClosed) return false
    const text = row(step)
    if (text !== '') out.write(text)
    return true
  })
  const rest = end({ tip, isCut: course.isCut, isLimited })
  if (rest !== '') out.write(rest)
}

// Up to the first that is not taken, and whether there was one.
async function forEach<S>(
  run: Run,
  { count }: Course,
  all: AsyncIterable<S | undefined>,
  take: (step: S) => boolean,
): Promise<boolean> {
  const { reached, clear } = meter('reading commits', run)
  let done = 0
  try {
    for await (const step of all) {
      if (step !== undefined && !take(step)) return true
      await reached(++done / count)
    }
    return false
  } finally {
    clear()
  }
}

function limitOf({ flags }: Run): number {
  if (flags.limit !== undefined) return wholeNumber(flags.limit, 'limit')
  return flags.format === 'table' && flags.all !== true ? FIRST : Number.POSITIVE_INFINITY
}
