import type { Command } from '../command.js'
import type { Framework } from '../core/frameworks/framework.js'
import type { View } from '../render/view.js'
import type { Workspace } from '../workspace.js'
import { chosen, formatFlag, outView } from './format.js'
import { frameworkNamed } from './framework-choice.js'
import { concludeReading, configured } from './left-out.js'

type Format = (named: Framework | undefined, workspace: Workspace, view: View) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  text: async (named, workspace, view) => {
    const { frameworks, config } = workspace
    const { frameworkText, frameworksTable } = await import('../render/frameworks-text.js')
    return named
      ? frameworkText(named, config.units ?? {}, view)
      : frameworksTable([...frameworks.values()], defaultName(workspace), view)
  },
  json: async (named, workspace) => {
    const { frameworksJson } = await import('../render/frameworks-json.js')
    const shown = named ? [named] : [...workspace.frameworks.values()]
    return frameworksJson(shown, { standard: defaultName(workspace), leftOut: workspace.leftOut })
  },
}

// What pm.yaml names, also where it cannot be used.
function defaultName({ framework, unusableFramework }: Workspace): string {
  return unusableFramework ?? framework.name
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
    const workspace = configured(await run.workspace())
    const [name] = run.args
    const named = name === undefined ? undefined : frameworkNamed(name, workspace)
    run.io.out.write(await chosen(formats, run)(named, workspace, outView(run)))
    return concludeReading(run, workspace)
  },
}
