declare const value: unique symbol

/** What every schema says beside the form of its values. `T` is the type of what is read by it. */
interface About<T> {
  /** The phrase that follows "must be" in a message. */
  readonly expected: string
  /** What the field means, for whoever writes it. */
  readonly about?: string
  /** What holds where the field is absent, for whoever writes it. */
  readonly default?: unknown
  readonly isOptional?: boolean
  /** In types only. */
  readonly [value]?: T
}

/** A fault that a text has although it is one. */
export type TextFault =
  | { readonly rule: 'empty-text' | 'invalid-id' }
  | { readonly rule: 'forbidden-key'; readonly key: string }
  | { readonly rule: 'invalid-date'; readonly reason: string }

export interface TextSchema extends About<string> {
  readonly is: 'text'
  readonly minLength?: number
  readonly pattern?: string
  readonly format?: 'date'
  /** Whether it is kept as it is written: of other texts the line break that ends their only line is no part. */
  readonly isProse?: boolean
  readonly faultOf?: (text: string) => TextFault | undefined
}

/** One of several words. */
export interface WordsSchema<W extends string = string> extends About<W> {
  readonly is: 'words'
  readonly words: readonly W[]
}

export interface NumberSchema extends About<number> {
  readonly is: 'number'
  readonly isWhole?: boolean
  readonly min?: number
  readonly max?: number
  /** A bound that the value must exceed. */
  readonly above?: number
}

export interface TruthSchema extends About<boolean> {
  readonly is: 'truth'
}

export interface NothingSchema extends About<null> {
  readonly is: 'nothing'
}

export interface AnythingSchema extends About<unknown> {
  readonly is: 'anything'
}

export interface ListSchema<T = unknown> extends About<readonly T[]> {
  readonly is: 'list'
  readonly entry: Schema
}

/** A mapping whose keys are the user's own. */
export interface RecordSchema<T = unknown> extends About<Readonly<Record<string, T>>> {
  readonly is: 'record'
  readonly entry: Schema
}

/** A mapping of these fields and no others. */
export interface MappingSchema<F extends Fields = Fields> extends About<Given<F>> {
  readonly is: 'mapping'
  readonly fields: F
  readonly byName: ReadonlyMap<string, Schema>
  readonly names: readonly string[]
  readonly required: readonly string[]
}

/** Alternatives that differ by the kind of node they are written as. */
export interface EitherSchema<T = unknown> extends About<T> {
  readonly is: 'either'
  readonly alternatives: readonly Schema[]
  readonly byKind: Readonly<Partial<Record<NodeKind, Schema>>>
}

/** What a YAML node is, a scalar by the type of its value. */
export type NodeKind = 'map' | 'sequence' | 'string' | 'number' | 'boolean' | 'null'

/**
 * What may stand in a user's file, as data: what reads it, its JSON Schema and its type in the code all follow from
 * it, so that no shape is written twice.
 */
export type Schema =
  | TextSchema
  | WordsSchema
  | NumberSchema
  | TruthSchema
  | NothingSchema
  | AnythingSchema
  | ListSchema
  | RecordSchema
  | MappingSchema
  | EitherSchema

export type Fields = Readonly<Record<string, Schema>>

/** A field that may be absent, or stand without a value. */
export type Optional<S extends Schema> = S & { readonly isOptional: true }

/** The type of the values that a schema reads. */
export type ValueOf<S> = S extends { readonly [value]?: infer T } ? T : never

type Given<F extends Fields> = Flat<
  { readonly [K in keyof F as F[K] extends IsOptional ? never : K]: ValueOf<F[K]> } & {
    readonly [K in keyof F as F[K] extends IsOptional ? K : never]?: ValueOf<F[K]> | undefined
  }
>

interface IsOptional {
  readonly isOptional: true
}

type Flat<T> = { [K in keyof T]: T[K] }
