import { describe, expect, it } from 'vitest'
import { commonScale } from '../../../src/render/interval-bar.js'
import { phi, Z95 } from './closed-form.js'
import { ranked, simulatedById } from './simulated.js'

async function intervalsOf(backlog: string, score: string, inputs = 'x: , y: {min: 0, max: 100}') {
  const config = `framework: f\nframeworks: {f: {inputs: {${inputs}}, score: "${score}"}}`
  const simulated = simulatedById(await ranked(backlog, { config }), { draws: 1 })
  return Object.fromEntries(
    Object.entries(simulated).map(([id, { interval }]) => [
      id,
      interval && Object.values(interval),
    ]),
  )
}

describe('the interval of a score', () => {
  it('is that of the estimate where a single one is a range', async () => {
    const backlog = `
- {id: up, title: Up, x: 1080 to 5000, y: 1}
- {id: normal, title: Normal, x: -5 to 9, y: 2}
- {id: high, title: At its limits, x: 1, y: 0 to 60}
- {id: sure, title: Sure, x: 3, y: 2}`
    expect(await intervalsOf(backlog, 'x * y')).toEqual({
      up: [1080, Math.sqrt(1080 * 5000), 5000],
      normal: [-10, 4, 18],
      high: [0, 30, 60],
      sure: [6, 6, 6],
    })
    expect((await intervalsOf(backlog, '0 - x * y')).up).toEqual([
      -5000,
      -Math.sqrt(1080 * 5000),
      -1080,
    ])
  })

  it('is not that of a product without limits where a draw reaches one', async () => {
    const backlog = '- {id: a, title: A, x: 2 to 8, y: 1 to 70}'
    const limited = (await intervalsOf(backlog, 'x * y', 'x: , y: {max: 70}')).a!
    const free = (await intervalsOf(backlog, 'x * y', 'x: , y: ')).a!
    // The logarithm of the product is normal; 2 × 1.6449 deviations of x and y are ln 4 and ln 70.
    const times = Math.exp(Math.hypot(Math.log(4), Math.log(70)) / 2)
    const middle = 4 * Math.sqrt(70)
    for (const [at, known] of [middle / times, middle, middle * times].entries())
      expect(free[at]! / known).toBeCloseTo(1, 12)
    expect(Math.abs(limited[0]! / free[0]! - 1)).toBeLessThan(0.01)
    expect(limited[2]! / free[2]!).toBeLessThan(0.98)
  })

  it('of a product counts exponents, and of ranges through zero it is integrated', async () => {
    // Twice the deviation of x beside that of y.
    const backlog = '- {id: a, title: A, x: 2 to 8, y: 5 to 20}'
    const times = Math.exp(Math.hypot(2 * Math.log(4), Math.log(4)) / 2)
    const [p5, p50, p95] = (await intervalsOf(backlog, 'x ^ 2 / y')).a!
    expect(p50).toBeCloseTo(1.6, 12)
    expect(p5! * times).toBeCloseTo(1.6, 12)
    expect(p95! / times).toBeCloseTo(1.6, 12)
    // The points of 40,000,000 draws of numpy.
    const normal = '- {id: a, title: A, x: -0.6449 to 2.6449, y: 2 to 8}'
    const found = (await intervalsOf(normal, 'x * y')).a!
    for (const [at, known] of [-2.613, 3.716, 13.558].entries())
      expect(Math.abs(found[at]! / known - 1)).toBeLessThan(0.03)
  })

  it('of three points is that of their distribution', async () => {
    // The beta distribution of 0, 1, 2 has the parameters 3 and 3: F(x) = x³ (10 − 15x + 6x²), x from 0 to 1.
    const { a } = await intervalsOf(
      '- {id: a, title: A, x: {low: 0, likely: 1, high: 2}, y: 1}',
      'x * y',
    )
    const [p5, p50, p95] = a!.map((value) => value! / 2)
    const below = (x: number) => x ** 3 * (10 - 15 * x + 6 * x * x)
    expect(below(p5!)).toBeCloseTo(0.05, 12)
    expect(below(p50!)).toBeCloseTo(0.5, 12)
    expect(below(p95!)).toBeCloseTo(0.95, 12)
  })

  it('of what both rises and falls counts both sides', async () => {
    // |x| of a normal distribution with the mean 0 and the deviation 1 is below z with 2 Φ(z) − 1.
    const { a } = await intervalsOf(`- {id: a, title: A, x: ${-Z95} to ${Z95}, y: 1}`, 'abs(x) * y')
    for (const [at, share] of [0.05, 0.5, 0.95].entries())
      expect(2 * phi(a![at]!) - 1).toBeCloseTo(share, 2)
  })

  it('has no value beyond a limit that as many draws are set to', async () => {
    // y is at 0 in 5 % of its draws and at 100 in 5 %.
    const { low, high } = await intervalsOf(
      '[{id: low, title: Low, x: 2 to 4, y: 0 to 50}, {id: high, title: High, x: 1 to 9, y: 50 to 100}]',
      'min(x, 0) + y',
    )
    expect(low![0]).toBe(0)
    expect(high![2]).toBe(100)
    const product = await intervalsOf(
      '[{id: a, title: A, x: 2 to 4, y: 0 to 50}, {id: b, title: B, x: 20 to 40, y: 30 to 50}]',
      'x * y',
    )
    expect(product.a![0]).toBe(0)
    const scale = commonScale(
      Object.values(product).map((points) => ({
        p5: points![0]!,
        p50: points![1]!,
        p95: points![2]!,
      })),
    )
    expect(scale).toMatchObject({ from: 0, isLogarithmic: false })
  })
})
