import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { invalidSetting } from '../../company/refusals.ts'
import * as refused from '../refusals.ts'
import { Percent, Rung, tag } from './shapes.ts'

export const previewRules = endpoint({
  id: 'previewPortraitRules',
  method: 'POST',
  path: '/portrait/preview',
  tag,
  summary:
    'What a change of fields, weights, thresholds or ageing would do: how many customers would move to which rung',
  roles: ['admin', 'director'],
  body: z.strictObject({ values: z.record(z.string(), z.unknown()) }),
  reply: z.object({
    looked: z.int().describe('So many customers were looked at'),
    of: z.int(),
    before: z.record(Rung, z.int()),
    after: z.record(Rung, z.int()),
    moves: z.array(z.object({ from: Rung, to: Rung, count: z.int() })),
    bounds: z.array(z.object({ from: Rung, to: Rung, count: z.int() })).describe('Of what the portraits allow'),
    filled: z.object({ before: Percent, after: Percent }).describe('On average'),
  }),
  refusals: [refused.notASetting, invalidSetting],
})
