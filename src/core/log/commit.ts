/** A commit as a log tells it. */
export interface Commit {
  /** Its full id. */
  readonly id: string
  /** Who wrote it, as the commit says. */
  readonly author: string
  /** When it came into the history as it is, to the second, in the time zone of who committed it: `2026-11-02T09:00:00+01:00`. */
  readonly date: string | null
  /** When it was written, in the same form. */
  readonly authored: string | null
  /** The first line of its message. */
  readonly subject: string
  readonly isMerge: boolean
  /** Of a merge the commits that it brings and that touch what is read, newest first. */
  readonly brings: readonly Commit[]
}

// Of the years with four digits from 1970 on, in seconds.
const LAST = 253_402_300_799

/** A date as git stores it, `1793610000 +0100`, in the form of RFC 3339; null where it is none, or beyond the year 9999. */
export function commitDate(raw: string): string | null {
  const [, seconds, sign, hours, minutes] = /^(\d{1,12}) ([+-])(\d{2})(\d{2})$/.exec(raw) ?? []
  if (seconds === undefined) return null
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60)
  const local = Number(seconds) + offset
  if (local < 0 || local > LAST) return null
  const text = new Date(local * 1000).toISOString().slice(0, 19)
  return `${text}${sign}${hours}:${minutes}`
}
