import type { Status } from './item.js'

// Words of other trackers, without case and punctuation.
const words: Readonly<Record<Status, readonly string[]>> = {
  idea: ['idea', 'new', 'triage', 'open', 'inbox'],
  candidate: ['candidate', 'to do', 'todo', 'backlog', 'proposed'],
  planned: ['planned', 'ready', 'next', 'scheduled', 'selected for development', 'committed'],
  'in-progress': ['in progress', 'doing', 'started', 'in review', 'active'],
  shipped: ['shipped', 'done', 'closed', 'completed', 'complete', 'released', 'resolved', 'live'],
  parked: ['parked', 'on hold', 'paused', 'blocked', 'later', 'icebox'],
  dropped: ['dropped', 'canceled', 'cancelled', 'rejected', 'wont do', 'duplicate'],
}

/** The status that a tracker's word stands for, or undefined where it is none that is known. */
export function statusOf(text: string): Status | undefined {
  const word = text
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^a-z]+/g, ' ')
    .trim()
  return (Object.keys(words) as Status[]).find((status) => words[status].includes(word))
}
