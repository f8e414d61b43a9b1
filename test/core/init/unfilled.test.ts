import { expect, it } from 'vitest'
import { run } from '../../../src/cli.js'
import { testIo } from '../../io.js'
import { folder } from '../../repository.js'

it('only the inputs that an import lacks are to be filled in', async () => {
  const here = folder({
    'in.csv':
      'title,impact,confidence,reach,effort\nOne-tap checkout,high,80%,300,2\nInvoices,low,50%,,\n',
  })
  const io = testIo({ cwd: here.root })
  await run(['init', '--from', 'in.csv'], io)
  expect(io.stderr()).toContain('next: fill in reach and effort of 1 item, then pm prioritize')
})
