import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { invalidSetting, settingChanged, unknownSetting } from './refusals.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

export const SettingReply = z
  .object({
    key: z.string(),
    rule: z.string().describe('The rule of the method whose number it is'),
    label: Words,
    help: Words.nullable(),
    unit: Words.nullable(),
    value: z.unknown(),
    fallback: z.unknown(),
    schema: z.unknown().describe('JSON Schema of the value'),
  })
  .meta({ id: 'Setting' })

export const listSettings = endpoint({
  id: 'listSettings',
  method: 'GET',
  path: '/settings',
  tag: 'company',
  summary: 'Every number of the method that the company may change, with its default and rule',
  reply: z.object({ items: z.array(SettingReply) }),
})

export const showOwnSettings = endpoint({
  id: 'showOwnSettings',
  method: 'GET',
  path: '/settings/own',
  tag: 'company',
  summary:
    'What the company has set otherwise than the defaults, by key: all that a screen needs which knows the defaults',
  reply: z.object({ values: z.record(z.string(), z.unknown()) }),
})

/** What is asked anew once a setting has changed. */
export const readsOfSettings = [listSettings, showOwnSettings]

export const changeSettings = endpoint({
  id: 'changeSettings',
  method: 'PATCH',
  path: '/settings',
  tag: 'company',
  summary: 'Change settings by key; null goes back to the default. What depends on them is worked out anew',
  roles: ['admin', 'director'],
  body: z.strictObject({
    values: z.record(z.string(), z.unknown()),
    seen: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('The values that the caller saw, by key: where one of them changed meanwhile, nothing is saved'),
  }),
  reply: z.object({ items: z.array(SettingReply) }),
  refusals: [unknownSetting, invalidSetting, settingChanged],
})
