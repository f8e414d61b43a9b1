import { compareText } from '../core/compare.js'
import type { Planning } from '../core/plan/planning.js'
import { list } from '../core/problems/words.js'
import { markdownText } from './markdown.js'
import { idText } from './roadmap-table.js'
import type { Gaps, RoadmapView } from './roadmap-view.js'
import { plainText } from './text.js'

/** What a plan does without because of errors, in plain text; null where that is nothing. */
export function gapsText({ gaps }: RoadmapView): string | null {
  return sentences(gaps, plainText, plainText)
}

/** The same as a paragraph in Markdown; empty where that is nothing. */
export function gapsMarkdown({ gaps }: RoadmapView): string | null {
  const text = sentences(gaps, idText, markdownText)
  return text === null ? null : `**${text}** \`pm validate\` shows the errors.`
}

type Show = (text: string) => string

function sentences({ unread, leftOut }: Gaps, id: Show, name: Show): string | null {
  const parts = [...capacities(unread, name), ...left(leftOut, id, name)]
  return parts.length === 0 ? null : `This plan is not whole: ${parts.join('; ')}.`
}

function capacities({ teams, isEvery }: Planning['unread'], name: Show): string[] {
  if (isEvery) return ['no capacity can be read, so that no work of a team is planned']
  if (teams.size === 0) return []
  const names = [...teams]
    .sort((a, b) => compareText(a ?? '\uffff', b ?? '\uffff'))
    .map((team) => (team === null ? 'work without a team' : name(team)))
  return [`the capacity of ${list(names)} cannot be read, so that none of that work is planned`]
}

function left(leftOut: Gaps['leftOut'], id: Show, name: Show): string[] {
  const names = leftOut.map((each) =>
    each.id === null ? `something in ${name(each.file)}` : id(each.id),
  )
  const different = [...new Set(names)]
  return different.length === 0 ? [] : [`errors leave out ${list(different)}`]
}
