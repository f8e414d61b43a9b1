import { expect, test } from 'vitest'
import { optionOf } from '../../src/arguments/option.js'

test.each([
  ['-q, --quiet', ['-q', '--quiet'], '--quiet', 'quiet', 'nothing', true],
  ['-C <dir>', ['-C'], undefined, 'C', 'a value', true],
  ['--max-file-size <mib>', ['--max-file-size'], '--max-file-size', 'maxFileSize', 'a value', true],
  ['--hooks [runner]', ['--hooks'], '--hooks', 'hooks', 'perhaps a value', true],
  ['--no-color', ['--no-color'], '--no-color', 'color', 'nothing', false],
  ['--where <field=value>', ['--where'], '--where', 'where', 'a value', true],
] as const)('%s', (flags, names, long, key, takes, isOn) => {
  const flag = { flags, description: 'x' }
  expect(optionOf(flag)).toEqual({ ...flag, names, long, key, takes, isOn })
})
