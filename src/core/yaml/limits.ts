/** Levels of lists and mappings inside each other, also through aliases. */
export const MAX_DEPTH = 64

/** Of one scalar, in UTF-16 units of its source. */
export const MAX_TEXT = 64 * 1024

/** Of a key, in UTF-16 units of its source; beyond it parsers disagree about what a key is. */
export const MAX_KEY = 1024

/** Nodes that the aliases of one file stand for. */
export const MAX_EXPANSION = 100_000

/** Problems reported of one file before the rest is only counted. */
export const MAX_PROBLEMS = 100

/** Units of text and separators of a broken file up to which errors after the first are searched. */
export const MAX_RECOVERY = { length: 512 * 1024, separators: 30_000 }

/** Separators that any file may have. */
export const MAX_SEPARATORS = 250_000

/** Units of text for each separator in a file that has more; real backlogs have ten and over. */
export const LEAST_SPACING = 5
