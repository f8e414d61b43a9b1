import { describe, expect, test } from 'vitest'
import { read, rulesOf, sentencesOf } from './reading.js'

const NBSP = '\u00a0'
const said = (place: string, name: string, many = false) =>
  `${place} not valid YAML: ${name} stands where only an ordinary space separates (${
    many ? 'write ordinary spaces in their place' : 'write an ordinary space in its place'
  })`
const nbsp = (place: string, many = false) => said(place, 'a non-breaking space (U+00A0)', many)

describe('an odd space', () => {
  test.each([
    ['behind a colon', `- id: a\n  title: b\n  effort:${NBSP}3\n`, [nbsp('3:10')]],
    ['behind the first colon', `- id:${NBSP}a\n  title: b\n`, [nbsp('1:6')]],
    ['behind a dash', `-${NBSP}id: a\n  title: b\n`, [nbsp('1:2')]],
    ['as indentation', `- id: a\n${NBSP}${NBSP}title: b\n`, [nbsp('2:1-3', true)]],
    ['in the indentation', `- id: a\n ${NBSP}title: b\n`, [nbsp('2:2')]],
    [
      'everywhere',
      `- id:${NBSP}a\n${NBSP} title:${NBSP}b\n-${NBSP}id: c\n${NBSP} title: d\n`,
      [nbsp('1:6'), nbsp('2:1'), nbsp('2:9'), nbsp('3:2'), nbsp('4:1')],
    ],
    [
      'of other kinds',
      '- id: a\n  title:\u202fb\n  effort:\u30003\n  team:\u200bc\n  owner:\ufeffd\n  parent:\u2003e\n',
      [
        said('2:9', 'a narrow non-breaking space (U+202F)'),
        said('3:10', 'an ideographic space (U+3000)'),
        said('4:8', 'a zero-width space (U+200B)'),
        said('5:9', 'a byte order mark (U+FEFF)'),
        said('6:10', 'an odd space (U+2003)'),
      ],
    ],
    [
      'in the indentation of a text',
      `- id: a\n  title: >-\n    Prix${NBSP}bas\n\n   ${NBSP} ici\n`,
      [nbsp('5:4')],
    ],
    [
      'not inside a text',
      `- id: a\n  title: Prix${NBSP}bas\n  notes: |\n    Note:${NBSP}b\n    -${NBSP}c\n  effort:${NBSP}3\n  owner: b\n    Dit:${NBSP}c\n`,
      [nbsp('6:10')],
    ],
  ])('%s is told', async (_, text, expected) => {
    const reading = await read(text)
    expect([...sentencesOf(reading)].sort()).toEqual([...expected].sort())
    const chars = [...text]
    for (const { place } of reading.problems) chars.fill(' ', place.start, place.end)
    const mended = chars.join('')
    expect((await read(mended)).problems).toEqual([])
  })

  test('is told besides other faults, above and below them', async () => {
    const text = `- id:${NBSP}a\n  title: b\n  owner: c: d\n- id:${NBSP}e\n  title: f\n- id: g\n  effort:${NBSP}4\n  title: @h\n`
    expect(rulesOf(await read(text)).map((each) => each.split(' ')[0])).toEqual([
      '1:6',
      '3:11',
      '4:6',
      '7:10',
      '8:10-12',
    ])
  })

  test('in the texts of a broken file is no fault', async () => {
    const text = `- id: a\n  title: Prix${NBSP}bas\n    avec${NBSP}soin\n    Dit:${NBSP}rien\n  owner: A: b\n  notes: "x\n    Dit:${NBSP}b"\n`
    expect(rulesOf(await read(text))).toEqual(['5:11 yaml-syntax'])
  })

  test('in a sound file is no fault', async () => {
    const text = `- id: a\n  title: Prix${NBSP}bas\n  notes: |\n    Dit:${NBSP}b\n    ${NBSP}- c\n`
    expect((await read(text)).problems).toEqual([])
  })
})
