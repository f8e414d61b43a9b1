import { spawnSync } from 'node:child_process'

const peakMemory = new URL('peak-memory.js', import.meta.url).href

/**
 * Runs each alternative, given as arguments of node or as `{program, args}`, so many times in turn, after one run that
 * does not count. Gives each one's median time in milliseconds and, of node, its memory at most, in bytes, from one more
 * run. Throws where one fails.
 */
export function measure(alternatives, runs) {
  const entries = Object.entries(alternatives)
  const times = new Map(entries.map(([name]) => [name, []]))
  for (const [, args] of entries) timeOf(args)
  for (let run = 0; run < runs; run++)
    for (const [name, args] of entries) times.get(name).push(timeOf(args))
  return Object.fromEntries(
    entries.map(([name, args]) => [
      name,
      { milliseconds: median(times.get(name)), memory: memoryOf(args) },
    ]),
  )
}

function timeOf(alternative) {
  const isNode = Array.isArray(alternative)
  const program = isNode ? process.execPath : alternative.program
  const args = isNode ? alternative : alternative.args
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const end = process.hrtime.bigint()
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit ${status}\n${stderr}`)
  return Number(end - start) / 1e6
}

function memoryOf(args) {
  if (!Array.isArray(args)) return undefined
  const { output } = spawnSync(process.execPath, ['--import', peakMemory, ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  return Number(output[3])
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
