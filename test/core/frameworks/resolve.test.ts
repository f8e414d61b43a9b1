import { describe, expect, it } from 'vitest'
import { builtInNames } from '../../../src/core/frameworks/builtin/index.js'
import { printFormula } from '../../../src/core/frameworks/formula/print.js'
import { scoreOf, sizeOf } from '../../../src/core/frameworks/framework.js'
import { kpi, resolve, type Written } from './repository.js'

async function only(written: Written) {
  const { problems } = await resolve(written)
  expect(problems).toHaveLength(1)
  return problems[0]!
}

async function formulaOf(name: string, written: Written = {}) {
  const { frameworks, problems } = await resolve(written)
  expect(problems).toEqual([])
  const { score } = frameworks.get(name)!
  return score && printFormula(score)
}

describe('the built-in frameworks', () => {
  it('are ten, each with a title, a sentence and a source', async () => {
    const { frameworks, broken, problems } = await resolve({})
    expect([...frameworks.keys()]).toEqual(builtInNames)
    expect(builtInNames).toEqual(
      'rice ice wsjf cd3 value-effort moscow weighted opportunity kano kpi'.split(' '),
    )
    expect({ broken, problems }).toEqual({ broken: [], problems: [] })
    for (const { title, description, source } of frameworks.values()) {
      expect(title).toMatch(/./)
      expect(description).toMatch(/\.$/)
      expect(source).toMatch(/./)
    }
  })

  it.each([
    ['rice', 'reach × impact × confidence ÷ effort'],
    ['ice', 'impact × confidence × ease'],
    ['wsjf', '(user_business_value + time_criticality + risk_reduction) ÷ job_size'],
    ['cd3', 'cost_of_delay ÷ duration'],
    ['value-effort', 'value ÷ effort'],
    ['moscow', undefined],
    ['weighted', undefined],
    ['opportunity', 'importance + max(importance − satisfaction, 0)'],
    ['kano', undefined],
  ])('%s scores %s', async (name, formula) => {
    expect(await formulaOf(name)).toBe(formula)
  })

  it('have the sizes, words and limits that their sources give', async () => {
    const { frameworks } = await resolve({})
    const sizes = [...frameworks.values()].flatMap(({ name, size }) => (size ? [[name, size]] : []))
    expect(sizes).toEqual([
      ['rice', 'effort'],
      ['wsjf', 'job_size'],
      ['cd3', 'duration'],
      ['value-effort', 'effort'],
      ['kpi', 'effort'],
    ])
    const rice = new Map(frameworks.get('rice')!.inputs.map((input) => [input.name, input]))
    expect(rice.get('impact')!.words).toEqual({
      massive: 3,
      high: 2,
      medium: 1,
      low: 0.5,
      minimal: 0.25,
    })
    expect(rice.get('confidence')).toMatchObject({
      words: { high: 1, medium: 0.8, low: 0.5 },
      max: 1,
    })
    expect(rice.get('effort')).toMatchObject({ above: 0, unit: 'person-weeks' })
    expect(frameworks.get('wsjf')!.inputs.map(({ scale }) => scale)).toEqual(
      Array(4).fill([1, 2, 3, 5, 8, 13, 20]),
    )
    for (const { min, max } of frameworks.get('ice')!.inputs) expect([min, max]).toEqual([1, 10])
    expect(frameworks.get('moscow')!.order).toEqual(['must', 'should', 'could', 'wont'])
    expect(frameworks.get('moscow')!.unplanned).toEqual(['wont'])
    expect(frameworks.get('kano')!.unplanned).toEqual(['reverse'])
  })

  it('say what they lack where they cannot be used yet', async () => {
    const { frameworks } = await resolve({})
    expect(frameworks.get('weighted')!.unusable?.hint).toContain('criteria: {fit: 0.4, reach: 0.6}')
    expect(frameworks.get('kpi')!.unusable?.reason).toContain('KPIs')
    const unusable = [...frameworks.values()].filter((each) => each.unusable)
    expect(unusable.map(({ name }) => name)).toEqual(['weighted', 'kpi'])
  })
})

describe('options of built-in frameworks', () => {
  it('choose the mean for ICE', async () => {
    expect(await formulaOf('ice', { config: 'frameworks: {ice: {formula: mean}}' })).toBe(
      '(impact + confidence + ease) ÷ 3',
    )
    expect(await formulaOf('ice', { config: 'frameworks: {ice: {formula: product}}' })).toBe(
      'impact × confidence × ease',
    )
  })

  it('give the criteria of a weighted sum, which become its inputs', async () => {
    const config =
      'frameworks: {weighted: {criteria: {fit: 0.1, reach_out: 0.2, cost: 0.7}, inputs: {cost: {max: 5}}}}'
    const { frameworks, problems } = await resolve({ config })
    expect(problems).toEqual([])
    const weighted = frameworks.get('weighted')!
    expect(printFormula(weighted.score!)).toBe('0.1 × fit + 0.2 × reach_out + 0.7 × cost')
    expect(weighted.unusable).toBeUndefined()
    expect(weighted.inputs).toEqual([
      { name: 'fit', words: {} },
      { name: 'reach_out', words: {} },
      { name: 'cost', words: {}, max: 5 },
    ])
  })

  it('set the thresholds of value and effort, else the middle of the scales', async () => {
    const first = async (config: string) => {
      const { frameworks } = await resolve({ config })
      return printFormula(frameworks.get('value-effort')!.buckets[0]!.when)
    }
    expect(await first('')).toBe('(value >= 5.5) × (effort <= 5.5)')
    expect(await first('frameworks: {value-effort: {thresholds: {value: 7}}}')).toBe(
      '(value >= 7) × (effort <= 5.5)',
    )
    expect(
      await first(
        'frameworks: {value-effort: {inputs: {value: {scale: [1, 2, 3, 5, 8]}, effort: {scale: 1 to 40}}}}',
      ),
    ).toBe('(value >= 4.5) × (effort <= 20.5)')
  })

  it('name the framework inside the buckets', async () => {
    const { frameworks } = await resolve({
      config: 'frameworks: {moscow: {then: rice}, kano: {then: moscow}}',
    })
    const moscow = frameworks.get('moscow')!
    expect([moscow.then, moscow.inside?.name]).toEqual(['rice', 'rice'])
    expect(printFormula(scoreOf(moscow)!)).toBe('reach × impact × confidence ÷ effort')
    expect(sizeOf(moscow)).toMatchObject({ framework: 'rice', input: { name: 'effort' } })
    expect(moscow.needs.map(({ framework, input }) => `${framework}.${input.name}`)).toEqual([
      'moscow.moscow',
      'rice.reach',
      'rice.impact',
      'rice.confidence',
      'rice.effort',
    ])
    expect(frameworks.get('kano')!.needs).toHaveLength(7)
  })

  it('change part of an input and leave the rest', async () => {
    const config = `
units: {reach: shops, effort: person-days}
frameworks:
  rice:
    inputs:
      reach: {max: 500}
      impact: {words: {big: 4}}
      effort: {unit: story points}`
    const { frameworks, problems } = await resolve({ config })
    expect(problems).toEqual([])
    expect(frameworks.get('rice')!.inputs).toMatchObject([
      { name: 'reach', title: 'Reach', unit: 'shops', min: 0, max: 500 },
      { name: 'impact', words: { big: 4 }, min: 0 },
      { name: 'confidence', max: 1 },
      { name: 'effort', unit: 'story points', above: 0 },
    ])
    expect(frameworks.get('kpi')!.inputs[1]).toMatchObject({ name: 'effort', unit: 'person-days' })
  })

  it.each([
    ['rice: {criteria: {a: 1}}', 'unknown-field', 'criteria'],
    ['rice: {inputs: {raech: {max: 1}}}', 'unknown-field', 'raech'],
    ['weighted: {criteria: {fit: 0.4, cost: 0.5}}', 'invalid-framework', '{fit: 0.4, cost: 0.5}'],
    ['weighted: {criteria: {title: 1}}', 'invalid-framework', 'title'],
    ['weighted: {criteria: {rice: 1}}', 'invalid-framework', 'rice'],
    ['weighted: {criteria: {"time to market": 1}}', 'invalid-framework', '"time to market"'],
    ['moscow: {then: rcie}', 'unknown-framework', 'rcie'],
    ['moscow: {then: moscow}', 'invalid-framework', 'moscow'],
    ['moscow: {then: weighted}', 'invalid-framework', 'weighted'],
    ['value-effort: {inputs: {value: {scale: 10 to 1}}}', 'invalid-framework', '10 to 1'],
    ['rice: {inputs: {reach: {min: 5, max: 2}}}', 'invalid-framework', '5'],
    ['rice: {inputs: {effort: {max: 0}}}', 'invalid-framework', '{max: 0}'],
    ['rice: {inputs: {impact: {default: -1}}}', 'invalid-framework', '-1'],
    ['rice: {inputs: {confidence: {words: {sure: 90}}}}', 'invalid-framework', '90'],
    ['rice: {inputs: {impact: {words: {"80%": 1}}}}', 'invalid-framework', '"80%"'],
    ['ice: {formula: median}', 'invalid-value', 'median'],
    ['rice: {inputs: {reach: {scale: []}}}', 'invalid-framework', '[]'],
  ])('%s is told at its place', async (option, rule, text) => {
    const written = { config: `frameworks:\n  ${option}` }
    expect(await only(written)).toMatchObject({
      rule,
      text,
      at: expect.stringContaining('pm.yaml:2:'),
    })
    const { broken, frameworks } = await resolve(written)
    const name = option.slice(0, option.indexOf(':'))
    expect(broken).toEqual([name])
    expect(frameworks.has(name)).toBe(false)
    expect(frameworks.size).toBe(9)
  })
})

describe('an option beyond any use', () => {
  const many = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at)).join(', ')

  it.each([
    ['criteria', () => `weighted: {criteria: {${many(33, (at) => `c${at}: 0`)}}}`],
    ['words', () => `rice: {inputs: {impact: {words: {${many(101, (at) => `w${at}: 1`)}}}}}`],
    ['scale', () => `value-effort: {inputs: {value: {scale: [${many(150_000, String)}]}}}`],
  ])('is told: %s', async (part, option) => {
    const found = await only({ config: `frameworks:\n  ${option()}` })
    expect(found.rule).toBe('invalid-framework')
    expect(found.message).toContain(part)
  })
})

const growth = `
title: Growth score
inputs:
  lift: {unit: "%", min: 0, max: 100}
  fit: {words: {poor: 1, good: 3, perfect: 9}}
  effort: {min: 0.5}
score: lift * fit / effort
size: effort
buckets: {bet: score >= 50, later: score < 50}
`

describe('a framework of the team', () => {
  it('stands after the built-in ones by name, from pm.yaml and from files alike', async () => {
    const config = 'frameworks: {zeal: {inputs: {a: }, score: a * 2}}'
    const { frameworks, problems } = await resolve({ config, files: { growth } })
    expect(problems).toEqual([])
    expect([...frameworks.keys()].slice(10)).toEqual(['growth', 'zeal'])
    expect(frameworks.get('growth')).toMatchObject({
      title: 'Growth score',
      size: 'effort',
      inputs: [
        { name: 'lift', unit: '%', min: 0, max: 100 },
        { name: 'fit', words: { perfect: 9 } },
        { name: 'effort', unit: 'person-weeks', min: 0.5 },
      ],
      place: { source: { path: 'frameworks/growth.yaml' } },
    })
    expect(frameworks.get('zeal')).toMatchObject({ title: 'zeal', inputs: [{ name: 'a' }] })
  })

  it('may name others, whose scores it then takes', async () => {
    const config = `
frameworks:
  both: {inputs: {weight: {default: 1}}, score: weight * rice + value_effort}
  more: {score: both / 2 + moscow}
  moscow: {then: rice}`
    const { frameworks, problems } = await resolve({ config })
    expect(problems).toEqual([])
    const more = frameworks.get('more')!
    expect(printFormula(more.score!)).toBe('both ÷ 2 + moscow')
    expect(more.needs.map(({ framework, input }) => `${framework}.${input.name}`)).toEqual([
      'both.weight',
      'rice.reach',
      'rice.impact',
      'rice.confidence',
      'rice.effort',
      'value-effort.value',
      'value-effort.effort',
    ])
  })

  it.each([
    ['rice', 'is built in'],
    ['reach', 'an input of rice'],
    ['title', 'a field of an item'],
    ['effort', 'a field of an item'],
    ['max', 'a function'],
    ['score', 'the score'],
    ['constructor', 'JavaScript'],
    ['value_effort', 'value-effort'],
    ['2nd', 'cannot be called so'],
    ['größe', 'cannot be called so'],
    ['a b', 'cannot be called so'],
  ])('may not be called %s', async (name, why) => {
    const found = await only({ files: { [name]: 'inputs: {own: }\nscore: own' } })
    expect(found).toMatchObject({
      rule: 'invalid-framework',
      at: `frameworks/${name}.yaml:1:1`,
      text: 'inputs',
    })
    expect(found.message).toContain(why)
  })

  it.each([
    ['title', 'a field of an item'],
    ['kpis', 'a field of an item'],
    ['wsjf', 'the framework wsjf'],
    ['value_effort', 'the framework value_effort'],
    ['own', 'the framework own'],
    ['moscow', 'the framework moscow'],
    ['min', 'a function'],
    ['score', 'the score'],
    ['toString', 'JavaScript'],
    ['job-size', 'formulas could not name'],
    ['größe', 'formulas could not name'],
  ])('may have no input %s', async (input, why) => {
    const found = await only({ files: { own: `inputs: {${input}: , a: }\nscore: a` } })
    expect(found).toMatchObject({
      rule: 'invalid-framework',
      at: 'frameworks/own.yaml:1:10',
      text: input,
    })
    expect(found.message).toContain(why)
  })

  it('may not be defined twice', async () => {
    const config = 'frameworks:\n  growth: {inputs: {a: }, score: a}'
    const found = await only({ config, files: { growth } })
    expect(found.message).toContain('also at pm.yaml:2')
    expect(found.at).toBe('frameworks/growth.yaml:2:1')
    expect((await resolve({ config, files: { growth } })).broken).toEqual(['growth'])
  })

  it.each([
    ['title: Nothing', 'invalid-framework', '1:1', 'title', /neither a score nor buckets/],
    ['inputs: {a: }\nscore: 1 + 1', 'invalid-framework', '2:8', '1 + 1', /asks nothing/],
    ['inputs: {a: }\nscore: a\nsize: b', 'invalid-framework', '3:7', 'b', /"b"/],
    ['inputs: {a: }\nscore: a\nthen: rice', 'invalid-framework', '3:7', 'rice', /no buckets/],
    ['inputs: {a: }\nbuckets: {x: a > 1}\norder: [x, y]', 'invalid-framework', '3:12', 'y', /"y"/],
    [
      'inputs: {a: }\nbuckets: {x: a > 1}\nunplanned: [x, y]',
      'invalid-framework',
      '3:16',
      'y',
      /no bucket "y", which is to be unplanned/,
    ],
    [
      'inputs: {a: }\nbuckets: {x: a > 1}\norder: [x, x]',
      'invalid-framework',
      '3:12',
      'x',
      /twice/,
    ],
    ['inputs: {a: }\nbuckets: {x: score > 1}', 'formula', '2:14', 'score', /no score/],
    ['inputs: {a: }\nscore: a * score', 'formula', '2:12', 'score', /itself/],
    ['inputs: {a: }\nscore: a * kano', 'formula', '2:12', 'kano', /buckets/],
    ['inputs: {a: }\nscore: a * weighted', 'formula', '2:12', 'weighted', /criteria/],
    ['inputs: {a: {words_only: true}}\nscore: a', 'invalid-framework', '1:26', 'true', /words/],
    [
      'inputs: {a: {words: {low: 1, high}}}\nscore: a',
      'invalid-framework',
      '1:30',
      'high',
      /word "high" and no number/,
    ],
    ['inputs: {a: {colour: red}}\nscore: a', 'unknown-field', '1:14', 'colour', /colour/],
    ['inputs: {a: }\nscore: [a]', 'invalid-type', '2:8', '[a]', /score/],
  ])('%j is told at its place', async (text, rule, at, under, message) => {
    const found = await only({ files: { own: text } })
    expect(found).toMatchObject({ rule, at: `frameworks/own.yaml:${at}`, text: under })
    expect(found.message).toMatch(message)
  })

  it('tells all that is wrong at once', async () => {
    const { problems, broken } = await resolve({
      files: {
        own: 'inputs: {a: {min: 2, max: 1}, min: }\nscore: a * bb\nbuckets: {x: a >, y: (a}\nsize: c',
      },
    })
    expect(problems.map(({ rule, at }) => `${rule} ${at.split('.yaml:')[1]}`).sort()).toEqual([
      'formula 2:12',
      'formula 3:17',
      'formula 3:22',
      'invalid-framework 1:19',
      'invalid-framework 1:31',
      'invalid-framework 4:7',
    ])
    expect(broken).toEqual(['own'])
  })
})

describe('of a fault', () => {
  it.each([
    [
      'a misspelt name',
      'inputs: {pull: , effort: }\nscore: pul / effort\nsize: effort\nbuckets: {now: score >= 10, soon: pul > 1, later: score < 4}',
      ['formula 2:8'],
    ],
    [
      'an input whose word is no number',
      'inputs: {pull: {words: {poor: 1, ok: good}}, effort: }\nscore: pull / effort\nsize: effort\nbuckets: {now: score >= 10}',
      ['invalid-type 1:38'],
    ],
    [
      'buckets without a condition',
      'inputs: {pull: }\nscore: pull\nbuckets: [now]\norder: [now, then]\nthen: wsjf',
      ['invalid-type 3:10'],
    ],
    [
      'a score that is no text',
      'inputs: {pull: }\nscore: [pull]\nbuckets: {now: score > 1}',
      ['invalid-type 2:8'],
    ],
    [
      'a framework inside the buckets that is not known',
      'inputs: {pull: }\nbuckets: {now: score > pull}\nthen: wsfj',
      ['unknown-framework 3:7'],
    ],
  ])('%s nothing that follows is told', async (_, own, expected) => {
    const { problems, broken } = await resolve({ files: { own } })
    expect(problems.map(({ rule, at }) => `${rule} ${at.split('.yaml:')[1]}`)).toEqual(expected)
    expect(broken).toEqual(['own'])
  })

  it('all that does not follow is told beside a refused field', async () => {
    const own = 'inputs: [pull]\nscore: pull / (effort\norder: [now]\nbuckets: {later: score + }'
    const { problems } = await resolve({ files: { own } })
    expect(problems.map(({ rule, at }) => `${rule} ${at.split('.yaml:')[1]}`).sort()).toEqual([
      'formula 2:15',
      'formula 4:25',
      'invalid-framework 3:9',
      'invalid-type 1:9',
    ])
  })
})

describe('a fault of a formula in a file', () => {
  it.each([
    ['score: reach * 2', '1:8', 'reach'],
    ['score: "reach * 2"', '1:9', 'reach'],
    ["score: 'a * reach'", '1:13', 'reach'],
    ['score:   a * reach   # why', '1:14', 'reach'],
    ['{score: a * reach}', '1:13', 'reach'],
    ['score: &formula a * reach', '1:21', 'reach'],
    ['score: "a *\\treach"', '1:8', '"a *\\treach"'],
    ['score: >-\n  a *\n  reach', '3:3', 'reach'],
    ['score: a *\n  reach', '2:3', 'reach'],
  ])('%j stands at %s', async (text, at, under) => {
    const own = text.startsWith('{')
      ? `${text.slice(0, -1)}, inputs: {a: }}`
      : `${text}\ninputs: {a: }`
    const found = await only({ files: { own } })
    expect(found).toMatchObject({ rule: 'formula', at: `frameworks/own.yaml:${at}`, text: under })
  })

  it('has an empty place at the end of a formula that breaks off', async () => {
    const found = await only({ files: { own: 'inputs: {a: }\nscore: a *' } })
    expect(found).toMatchObject({ rule: 'formula', at: 'frameworks/own.yaml:2:11', text: '' })
  })
})

describe('frameworks that name each other', () => {
  it('in a round are told once, with the way round', async () => {
    const config = `
frameworks:
  one: {score: 2 * two}
  two: {inputs: {a: }, score: a + three}
  three: {score: one}
  four: {score: one + 1}
  five: {inputs: {a: }, score: a}`
    const found = await only({ config })
    expect(found).toMatchObject({ rule: 'invalid-framework', text: 'two', at: 'pm.yaml:3:20' })
    expect(found.message).toContain('one → two → three → one')
    const { frameworks, broken } = await resolve({ config })
    expect(frameworks.has('five')).toBe(true)
    expect([...broken].sort()).toEqual(['four', 'one', 'three', 'two'])
  })

  it('or itself', async () => {
    const found = await only({ files: { own: 'inputs: {a: }\nscore: a + own' } })
    expect(found).toMatchObject({ text: 'own', at: 'frameworks/own.yaml:2:12' })
    expect(found.message).toContain('own → own')
  })

  it('or by the one inside the buckets', async () => {
    const config = `
frameworks:
  moscow: {then: own}
  own: {score: moscow * 2}`
    const found = await only({ config })
    expect(found.message).toContain('moscow → own → moscow')
    expect(found.at).toBe('pm.yaml:3:18')
  })

  it('in two rounds are told of both', async () => {
    const files = { a1: 'score: b1', b1: 'score: a1', c1: 'score: d1', d1: 'score: c1 + a1' }
    const { problems } = await resolve({ files })
    expect(problems.map(({ rule }) => rule)).toEqual(['invalid-framework', 'invalid-framework'])
  })

  it('are not told again where one of them has a fault', async () => {
    const files = {
      one: 'inputs: {a: }\nscore: a +',
      two: 'score: one * 2',
      three: 'inputs: {a: }\nscore: two * b',
    }
    const { problems, broken } = await resolve({ files })
    expect(problems.map(({ at, rule }) => [rule, at])).toEqual([
      ['formula', 'frameworks/one.yaml:2:11'],
      ['formula', 'frameworks/three.yaml:2:14'],
    ])
    expect(broken).toEqual(['one', 'two', 'three'])
  })

  it('cannot grow without bounds', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `f${at}`,
        at === 0 ? 'inputs: {a: }\nscore: a' : `score: f${at - 1} + f${at - 1} * 2`,
      ]),
    )
    const { problems, broken } = await resolve({ files })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      rule: 'formula',
      message: expect.stringContaining('larger'),
    })
    expect(broken.length).toBeGreaterThan(40)
  })

  it('cannot nest without bounds', async () => {
    const signs = '-'.repeat(60)
    const files = Object.fromEntries(
      Array.from({ length: 90 }, (_, at) => [
        `f${String(at).padStart(2, '0')}`,
        at === 0
          ? 'inputs: {a: }\nscore: a'
          : `score: "${signs}f${String(at - 1).padStart(2, '0')}"`,
      ]),
    )
    expect((await resolve({ files })).problems).toHaveLength(1)
  })

  it('are at most a hundred', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 103 }, (_, at) => [`f${at}`, 'inputs: {a: }\nscore: a']),
    )
    const { problems, broken, frameworks } = await resolve({ files })
    expect(problems).toHaveLength(1)
    expect(problems[0]!.at).toBe('frameworks/f100.yaml:1:1')
    expect(broken).toEqual(['f100', 'f101', 'f102'])
    expect(frameworks.size).toBe(110)
  })
})

describe('the kpi framework', () => {
  it('follows from the KPIs of the repository', async () => {
    const kpis = [
      kpi('conversion', 61, 70, { weight: 3, value: 62.5, unit: '%' }),
      kpi('effort', 10, 5),
      kpi('done', 0, 10, { value: 12 }),
    ]
    const { frameworks, problems } = await resolve({ kpis })
    expect(problems).toEqual([])
    const framework = frameworks.get('kpi')!
    expect(printFormula(framework.score!)).toBe(
      '(3 × clamp(kpis.conversion ÷ 9, −1, 0.833333333333) + clamp(kpis.effort ÷ −5, −1, 1) + clamp(kpis.done ÷ 10, −1, 0)) × confidence ÷ effort',
    )
    expect(framework.inputs).toMatchObject([
      { name: 'confidence' },
      { name: 'effort', above: 0 },
      { name: 'kpis.conversion', unit: '%', default: 0, from: { kpi: 'conversion' } },
      { name: 'kpis.effort', default: 0, from: { kpi: 'effort' } },
      { name: 'kpis.done' },
    ])
    expect(framework.unusable).toBeUndefined()
  })
})
