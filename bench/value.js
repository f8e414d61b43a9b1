// What --optimize adds to the value of following the ranking, on generated backlogs of several sizes, each by many
// seeds, and on fixtures/acme: the median and the range. Usage: node bench/value.js [seeds]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writePlan } from './plan.js'

const sizes = [
  { items: 20, quarters: 3, teams: 2 },
  { items: 40, quarters: 4, teams: 3 },
  { items: 100, quarters: 4, teams: 4 },
  { items: 200, quarters: 4, teams: 4 },
]
const seeds = Number(process.argv[2] ?? 20)
const pm = fileURLToPath(new URL('../bin/pm.js', import.meta.url))
const acme = fileURLToPath(new URL('../fixtures/acme', import.meta.url))

const folder = mkdtempSync(join(tmpdir(), 'pm-value-'))
try {
  print(`acme: ${percent(addedIn(acme).added)}`)
  for (const isPlain of [false, true])
    for (const size of sizes) {
      const found = Array.from({ length: seeds }, (_, at) => {
        const here = join(folder, `${isPlain}-${size.items}-${at}`)
        writePlan(here, { ...size, isPlain, seed: at + 1 })
        return addedIn(here)
      })
      const what = `${size.items} items × ${size.quarters} quarters × ${size.teams} teams${isPlain ? ', all candidates without rules' : ''}`
      print(
        `${what}: added ${spread(found, 'added')}; gap ${spread(found, 'gap')}; gap by ranking ${spread(found, 'ranking')}`,
      )
    }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** As shares: what is added to the value of following the ranking, and the gaps of both plans. */
function addedIn(directory) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [pm, 'roadmap', '--optimize', '--format', 'json', '-C', directory],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  if (status !== 0) throw new Error(`${directory}: exit ${status}\n${stderr}`)
  const { objective, comparison } = JSON.parse(stdout)
  const { ranking, added } = comparison
  return { added: added / ranking.value, gap: objective.gap, ranking: ranking.gap }
}

function spread(found, key) {
  const sorted = found.map((each) => each[key]).sort((a, b) => a - b)
  return `${percent(sorted[Math.floor(sorted.length / 2)])} (${percent(sorted[0])} to ${percent(sorted.at(-1))})`
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`
}

function print(line) {
  process.stdout.write(`${line}\n`)
}
