/** Why a state cannot be ranked: the first of what is wrong with it. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly message: string
}
