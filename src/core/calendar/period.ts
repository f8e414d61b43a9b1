/** One period of a roadmap. */
export interface Period {
  /** `2027-Q1`, `2027-01`, for weeks their first day; `Now`, `Next`, `Later` without dates. */
  readonly name: string
  /** First and last day, both included; null without dates. */
  readonly start: string | null
  readonly end: string | null
}
