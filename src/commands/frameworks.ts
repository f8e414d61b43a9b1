import type { Command } from '../command.js'
import type { Framework } from '../core/frameworks/framework.js'
import type { View } from '../render/view.js'
import type { Workspace } from '../workspace.js'
import { chosen, formatFlag, outView } from './format.js'
import { frameworkNamed } from './framework-choice.js'
import { concludeReading } from './left-out.js'

type Format = (named: Framework | undefined, workspace: Workspace, view: View) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  text: async (named, { frameworks, framework, config }, view) => {
    const { frameworkText, frameworksTable } = await import('../render/frameworks-text.js')
    return named
      ? frameworkText(named, config.units ?? {}, view)
      : frameworksTable([...frameworks.values()], framework.name, view)
  },
  json: async (named, { frameworks, framework }) => {
    const { frameworksJson } = await import('../render/frameworks-json.js')
    return frameworksJson(named ? [named] : [...frameworks.values()], framework.name)
  },
}

export const frameworks: Command = {
  name: 'frameworks',
  summary: 'Show the scoring frameworks, or one with its inputs, scales, formula and source.',
  arguments: [{ name: '[name]', description: 'one of them' }],
  flags: [formatFlag(formats)],
  examples: [
    ['pm frameworks', 'all of them, the default one marked'],
    ['pm frameworks rice', 'what RICE asks for and how it scores'],
  ],
  async run(run) {
    const workspace = await run.workspace()
    const [name] = run.args
    const named = name === undefined ? undefined : frameworkNamed(name, workspace)
    run.io.out.write(await chosen(formats, run)(named, workspace, outView(run)))
    return concludeReading(run, workspace)
  },
}
