import type { Run } from '../command.js'
import { messageOf } from '../core/problems/problem.js'
import { quote } from '../core/problems/words.js'
import { placeName } from '../core/yaml/source.js'
import type { SnapshotRequest } from '../edges/files.js'
import { UsageError } from '../errors.js'
import { exitCode } from '../exit-code.js'
import { plainText } from '../render/text.js'
import { type Memory, readingMemory } from '../workspace/memory.js'
import type { Workspace } from '../workspace.js'
import type { Compared } from './compared.js'
import { validating } from './left-out.js'

/** The two states as they are read. */
export interface Sides {
  readonly base: Workspace
  readonly head: Workspace
}

/** Reads both states. Throws UsageError where there is nothing in either, or where one says not how it is read. */
export async function readSides(run: Run, { base, head, names }: Compared): Promise<Sides> {
  const memory = readingMemory()
  const sides = {
    base: await readSide(run, { kind: 'commit', revision: base, isId: true }, names.base, memory),
    head: await readSide(run, head, names.head, memory),
  }
  if (sides.base.paths.size + sides.head.paths.size > 0) return sides
  throw new UsageError(
    `nothing to read in ${names.base} and in ${names.head}: no pm.yaml, no backlog.yaml, no backlog/`,
    'pm init writes a first backlog here; in a pm.yaml, backlog says where yours is',
  )
}

async function readSide(
  run: Run,
  request: SnapshotRequest,
  name: string,
  memory: Memory,
): Promise<Workspace> {
  const workspace = await run.workspace([], request, memory)
  const { unreadableConfig, snapshot } = workspace
  if (unreadableConfig === undefined) return workspace
  const problems = await workspace.problems()
  const first = problems.find(({ place }) => place.source.path === unreadableConfig)
  const place = first ? placeName(first.place) : unreadableConfig
  throw new UsageError(
    `${place} in ${name} cannot be read, and it says what is read and how it is ranked${first ? `: ${messageOf(first)}` : ''}`,
    `${validating(snapshot)} shows what is wrong with it`,
    exitCode.data,
  )
}

/** What is to be known of the two states before what is different of them is believed. */
export function* notesOn({ base, head }: Sides, { names, follows }: Compared): Iterable<string> {
  if (follows === false)
    yield `${names.head} does not follow from ${names.base}: both are compared as they are; pm diff ${names.since} compares with where they part`
  if (follows === undefined)
    yield `${names.head} and ${names.base} have no common ancestor in this clone: both are compared as they are`
  if (base.paths.size === 0) yield `nothing of a backlog is in ${names.base} yet: all of it is new`
  if (head.paths.size === 0) yield `nothing of a backlog is in ${names.head}: all of it is removed`
  if (head.config.roadmap?.optimize === true)
    yield 'periods are those of following the ranking, though pm.yaml says optimize: true; pm roadmap tells what moves in the plan for the greatest value'
  for (const [name, { unusableFramework }] of [
    [names.base, base],
    [names.head, head],
  ] as const)
    if (unusableFramework !== undefined)
      yield `the default framework ${quote(unusableFramework)} cannot be used in ${name}: ranks and periods are not compared`
}

/** Writes a note to standard error. */
export function tellNote({ io }: Run, note: string): void {
  io.err.write(`pm: ${plainText(note)}\n`)
}
