import type { Command, Run } from '../command.js'
import { dateFault } from '../core/calendar/day.js'
import type { Extent, ItemLog, RankingLog } from '../core/log/log.js'
import type { ItemStep, RankingStep } from '../core/log/steps.js'
import { UsageError } from '../errors.js'
import { wholeNumber } from '../globals.js'
import type { View } from '../render/view.js'
import { itemIn, itemPace } from '../workspace/log/item-steps.js'
import { rankingStep } from '../workspace/log/ranking-steps.js'
import { type Course, courseOf } from '../workspace/log/states.js'
import { insidePath } from '../workspace/paths.js'
import type { Workspace } from '../workspace.js'
import { tellNote } from './diff-sides.js'
import { chosen, formatFlag, outView } from './format.js'
import { concludeReading } from './left-out.js'
import { idInHistory } from './logged-item.js'
import { meter } from './progress.js'

/** How a log is written: as a whole, or row by row while the history is read. */
type Format =
  | {
      ranking(log: RankingLog, view: View): Promise<string>
      item(log: ItemLog, view: View): Promise<string>
    }
  | 'row by row'

const formats: Readonly<Record<string, Format>> = {
  table: {
    ranking: async (log, view) =>
      (await import('../render/log-table.js')).rankingLogTable(log, view),
    item: async (log, view) => (await import('../render/log-table.js')).itemLogTable(log, view),
  },
  markdown: {
    ranking: async (log) => (await import('../render/log-markdown.js')).rankingLogMarkdown(log),
    item: async (log) => (await import('../render/log-markdown.js')).itemLogMarkdown(log),
  },
  json: {
    ranking: async (log) => (await import('../render/log-json.js')).rankingLogJson(log),
    item: async (log) => (await import('../render/log-json.js')).itemLogJson(log),
  },
  csv: 'row by row',
}

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
    formatFlag(formats),
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
      throw new UsageError(
        'pm log needs a git repository, and this folder is in none',
        'git init makes one; pm log then tells what is committed',
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
  const format = chosen(formats, run)
  if (name === undefined) {
    const steps = rankingSteps(course)
    if (format === 'row by row') {
      const { rankingCsvHead, rankingCsvRow } = await import('../render/log-csv.js')
      return writeRows(run, course, steps, rankingCsvHead(), rankingCsvRow)
    }
    const rows = await collect(run, course, steps, tip)
    return run.io.out.write(await format.ranking(rows, outView(run)))
  }
  const id = await idInHistory(run, course, newest, name)
  const steps = itemSteps(course, id)
  if (format === 'row by row') {
    const { itemCsvHead, itemCsvRow } = await import('../render/log-csv.js')
    return writeRows(run, course, steps, itemCsvHead(), itemCsvRow)
  }
  const rows = await collect(run, course, steps, tip)
  run.io.out.write(await format.item({ ...rows, id, item: itemIn(newest, id) }, outView(run)))
}

// Of each commit what is to be told of it, if anything.
async function* rankingSteps(course: Course): AsyncGenerator<RankingStep | undefined> {
  for await (const pace of course.paces()) yield rankingStep(pace)
}

async function* itemSteps(course: Course, newest: string): AsyncGenerator<ItemStep | undefined> {
  let id = newest
  for await (const pace of course.paces()) {
    const { step, former } = await itemPace(pace, id)
    id = former
    yield step
  }
}

async function collect<S>(
  run: Run,
  course: Course,
  all: AsyncIterable<S | undefined>,
  tip: string,
): Promise<Extent & { readonly steps: readonly S[] }> {
  const steps: S[] = []
  const most = limitOf(run)
  const isLimited = await forEach(run, course, all, (step) => {
    if (steps.length === most) return false
    steps.push(step)
    return true
  })
  return { tip, isCut: course.isCut, isLimited, steps }
}

async function writeRows<S>(
  run: Run,
  course: Course,
  all: AsyncIterable<S | undefined>,
  head: string,
  row: (step: S) => string,
): Promise<void> {
  const { out } = run.io
  let left = limitOf(run)
  out.write(head)
  await forEach(run, course, all, (step) => {
    if (left-- <= 0 || out.isClosed) return false
    out.write(row(step))
    return true
  })
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
