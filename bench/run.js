// Runs the benchmarks, or those named: npm run bench -- start scale
// Each prints its alternatives' median times and most memory, then every target beside what was measured.
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeBacklog } from './backlog.js'
import { benchmarks, repositories } from './benchmarks.js'
import { writeFork } from './fork.js'
import { writeHistory } from './history.js'
import { measure } from './measure.js'
import { writePlan } from './plan.js'
import { commitAll, commitEdits, stageOne } from './staged.js'

const names = process.argv.slice(2)
const unknown = names.filter((name) => !Object.hasOwn(benchmarks, name))
if (unknown.length > 0) {
  const known = Object.keys(benchmarks).join(', ')
  process.stderr.write(`no benchmark ${unknown.join(', ')}; there are ${known}\n`)
  process.exit(2)
}

const chosen = names.length > 0 ? names : Object.keys(benchmarks)
const folder = mkdtempSync(join(tmpdir(), 'pm-bench-'))
try {
  print(`node ${process.version}, ${cpus().length} × ${cpus()[0].model}`)
  // A copy, so that a build meanwhile does not change what is measured.
  for (const name of ['bin', 'dist', 'package.json'])
    cpSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), join(folder, 'pm', name), {
      recursive: true,
    })
  // The solver is a package that pm loads where it is installed.
  symlinkSync(
    fileURLToPath(new URL('../node_modules', import.meta.url)),
    join(folder, 'pm/node_modules'),
  )
  const folders = { pm: join(folder, 'pm/bin/pm.js') }
  for (const name of new Set(chosen.flatMap((key) => benchmarks[key].needs))) {
    folders[name] = join(folder, name)
    const write = repositories[name].quarters ? writePlan : writeBacklog
    write(folders[name], repositories[name])
    if (repositories[name].isStaged) stageOne(folders[name])
    if (repositories[name].isCommitted) commitAll(folders[name])
    if (repositories[name].isEdited) commitEdits(folders[name])
    if (repositories[name].isForked) writeFork(folders[name])
    if (repositories[name].commits) writeHistory(folders[name], repositories[name])
  }
  for (const name of chosen) report(name, benchmarks[name], folders)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function report(name, { alternatives, runs, targets, lacks }, folders) {
  const lack = lacks?.()
  if (lack !== undefined) {
    print(`\n${name}: skipped, ${lack}`)
    return
  }
  print(`\n${name}, median of ${runs} runs in turn`)
  const results = measure(alternatives(folders), runs)
  for (const [alternative, { milliseconds, memory }] of Object.entries(results))
    print(`  ${alternative.padEnd(24)}${milliseconds.toFixed(0).padStart(7)} ms${mib(memory)} MiB`)
  for (const target of targets) print(`  ${targetLine(target, results)}`)
}

function targetLine({ of, to, above, most, mostMemory, mostTime }, results) {
  if (mostMemory !== undefined) {
    const isMet = results[of].memory < mostMemory
    return `${verdict(isMet)} ${of}:${mib(results[of].memory)} MiB, target under${mib(mostMemory)} MiB`
  }
  if (mostTime !== undefined) {
    const { milliseconds } = results[of]
    return `${verdict(milliseconds < mostTime)} ${of}: ${milliseconds.toFixed(0)} ms, target under ${mostTime} ms`
  }
  if (above !== undefined) {
    const more = results[of].milliseconds - results[above].milliseconds
    return `${verdict(more < most)} ${of} above ${above}: ${more.toFixed(0)} ms, target under ${most} ms`
  }
  const ratio = results[of].milliseconds / results[to].milliseconds
  return `${verdict(ratio <= most)} ${of} / ${to}: ${ratio.toFixed(2)}, target at most ${most}`
}

function verdict(isMet) {
  return isMet ? 'met   ' : 'missed'
}

function mib(bytes) {
  if (bytes === undefined) return '     –'
  return (bytes / 1_048_576).toFixed(0).padStart(6)
}

function print(line) {
  process.stdout.write(`${line}\n`)
}
