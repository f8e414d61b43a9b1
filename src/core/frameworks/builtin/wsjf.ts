import type { BuiltIn } from './definition.js'

const scale = [1, 2, 3, 5, 8, 13, 20]

export const wsjf: BuiltIn = {
  name: 'wsjf',
  fields: {
    title: 'Weighted shortest job first',
    description:
      'The cost of delay, in relation to the least of the backlog, by the size of the job.',
    source:
      'Scaled Agile Framework, "Weighted Shortest Job First", https://framework.scaledagile.com/wsjf',
    inputs: {
      user_business_value: { title: 'User and business value', min: 0, scale },
      time_criticality: { title: 'Time criticality', min: 0, scale },
      risk_reduction: { title: 'Risk reduction and opportunity enablement', min: 0, scale },
      job_size: { title: 'Job size', above: 0, scale },
    },
    score: '(user_business_value + time_criticality + risk_reduction) / job_size',
    size: 'job_size',
    cost_of_delay: 'week',
  },
}
