import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  first: { zh: '记下本人同意才问候', en: 'Greet only with a consent on record' },
  firstHelp: {
    zh: '不勾时，没有记过依据的联系人可以问候；记了“履行合同”“本人已公开”或“撤回”的，一律不问候、不营销',
    en: 'Otherwise contacts with no ground on record may be greeted; those with the ground contract, public or withdrawn never are',
  },
})

/** Read where it is decided, in `wants_no_greetings`. */
export const consentFirst = setting({
  key: 'privacy.consent_first',
  schema: z.boolean(),
  fallback: false,
  label: words.first,
  help: words.firstHelp,
  rule: 'M3',
})
