import type { Command } from '../command.js'
import { explain } from './explain.js'
import { frameworks } from './frameworks.js'
import { init } from './init.js'
import { kpis } from './kpis.js'
import { prioritize } from './prioritize.js'
import { roadmap } from './roadmap.js'
import { schema } from './schema.js'
import { validate } from './validate.js'

/** The commands in the order in which help lists them. */
export const commands: readonly Command[] = [
  init,
  validate,
  prioritize,
  explain,
  roadmap,
  kpis,
  frameworks,
  schema,
]
