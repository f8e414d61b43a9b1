import { uniqueSlugs } from '../backlog/slug.js'
import { problem, type Report } from '../problems/problem.js'
import { fitsScalar } from '../yaml/scalar-text.js'
import type { SourceFile } from '../yaml/source.js'
import type { Draft } from './draft.js'
import { TOO_LONG } from './read-row.js'

const BULLET = /^(?:[-*+\u2022]|\d{1,9}[.)])(?:\s+|$)/
const CHECKBOX = /^\[([ xX])\](?:\s+|$)/
const HEADING = /^#{1,6}\s/
const RULE = /^(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})$/

/**
 * The items of a list of ideas, one title a line. Bullets, numbers and check boxes are taken off; a ticked
 * one is shipped. Headings and lines that rule off are no titles: headings are reported.
 */
export function readIdeas(source: SourceFile, report: Report): Draft[] {
  const found: { title: string; isDone: boolean }[] = []
  let start = 0
  for (const line of source.text.split(/\r\n|\n|\r/)) {
    const end = start + line.length
    const text = line.trim()
    const place = { source, start: start + line.indexOf(text), end }
    start = end + (source.text.startsWith('\r\n', end) ? 2 : 1)
    if (text === '' || RULE.test(text)) continue
    if (HEADING.test(text)) {
      report(problem('import-left-out', place, { what: text, reason: 'a heading is no item' }))
      continue
    }
    const listed = text.replace(BULLET, '')
    const box = CHECKBOX.exec(listed)
    const title = box ? listed.slice(box[0].length) : listed
    if (!fitsScalar(title))
      report(problem('import-left-out', place, { what: title, reason: TOO_LONG }))
    else if (title) found.push({ title, isDone: box !== null && box[1] !== ' ' })
  }
  const ids = uniqueSlugs(found.map(({ title }) => title))
  return found.map(({ title, isDone }, index) => ({
    id: ids[index]!,
    title,
    ...(isDone && { status: 'shipped' as const }),
  }))
}
