import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { draws } from './draws.js'

/**
 * Makes a generated repository one with so many commits, of which some touch its backlog, evenly spread: each gives one or
 * two items another reach or effort, and some of them the configuration another capacity or the KPIs a new point.
 */
export function writeHistory(folder, { commits, touching }) {
  const git = (args, input) =>
    execFileSync('git', ['-c', 'gc.auto=0', ...args], { cwd: folder, input, maxBuffer: 1 << 28 })
  git(['init', '--quiet', '--initial-branch', 'main'])
  const files = new Map(
    ['pm.yaml', 'kpis.yaml', ...names(folder, 'backlog')].map((path) => [
      path,
      readFileSync(join(folder, path), 'utf8'),
    ]),
  )
  const out = [commit(0, [...files])]
  const every = commits / touching
  for (let number = 1, next = every; number < commits; number++) {
    if (number < Math.floor(next)) out.push(commit(number, [['src/code.txt', `${number}\n`]]))
    else {
      next += every
      out.push(commit(number, edit(files, number)))
    }
  }
  git(['fast-import', '--quiet'], out.join(''))
  git(['reset', '--quiet', '--hard'])
}

function names(folder, under) {
  return readdirSync(join(folder, under)).map((name) => `${under}/${name}`)
}

function edit(files, number) {
  const draw = draws(number)
  const kind = draw(20)
  if (kind === 0) return set(files, 'pm.yaml', (text) => raised(text, draw))
  if (kind === 1) return set(files, 'kpis.yaml', (text) => withPoint(text, number))
  const paths = [...files.keys()].filter((path) => path.startsWith('backlog/'))
  return set(files, paths[draw(paths.length)], (text) => {
    const once = edited(text, draw)
    return kind < 10 ? edited(once, draw) : once
  })
}

function set(files, path, change) {
  files.set(path, change(files.get(path)))
  return [[path, files.get(path)]]
}

function edited(text, draw) {
  const pattern = draw(3) === 0 ? /(?<=effort: )\d+(?!\d| to)/g : /(?<=reach: )\d+/g
  const places = [...text.matchAll(pattern)]
  const { 0: was, index } = places[draw(places.length)]
  const now = pattern.source.includes('reach')
    ? Number(was) + 100 * (draw(9) + 1)
    : (Number(was) % 6) + 1
  return `${text.slice(0, index)}${now}${text.slice(index + was.length)}`
}

function raised(text, draw) {
  return text.replace(/capacity: (\d+)/, (_, was) => `capacity: ${Number(was) + 1 + draw(5)}`)
}

function withPoint(text, number) {
  const date = new Date(Date.UTC(2026, 9, 1) + number * 86_400_000).toISOString().slice(0, 10)
  return text.replace(/history: \[(.*)\]/, (_, points) => {
    return `history: [${points}, {date: ${date}, value: ${62 + (number % 70) / 10}}]`
  })
}

const FIRST = Date.UTC(2026, 0, 5) / 1000

function commit(number, files) {
  const when = `${FIRST + number * 3600} +0000`
  const who = `${number % 3 ? 'Ana' : 'Bo'} <${number}@example.com>`
  const message = `Edit ${number}\n`
  const parts = files.map(([path, text]) => `M 644 inline ${path}\n${data(text)}\n`)
  return `commit refs/heads/main\nauthor ${who} ${when}\ncommitter ${who} ${when}\n${data(message)}${parts.join('')}\n`
}

function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}`
}
