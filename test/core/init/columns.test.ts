import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { itemColumns } from '../../../src/core/schema/other-names.js'

it('are all in the guide, in the order in which they are chosen', () => {
  const guide = readFileSync(new URL('../../../docs/import.md', import.meta.url), 'utf8')
  for (const names of Object.values(itemColumns))
    expect(guide).toContain(`| ${names.map((name) => `\`${name}\``).join(', ')} |`)
})
