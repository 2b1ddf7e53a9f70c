import type { CallOf } from '../../../shared/endpoint.ts'
import type { createCustomer } from '../contract.ts'
import { isSize } from '../rules/sizes.ts'
import { TIERS, type Tier } from '../rules/stages.ts'

type Body = CallOf<typeof createCustomer>['body']

/** What is seldom known at first of a new customer. */
export interface Rest {
  readonly industry: string
  readonly source: string
  readonly region: string
  readonly size: string
  readonly address: string
  readonly remarks: string
  readonly tags: readonly string[]
  readonly enteredOn: string
  /** Empty for nobody chosen; `none` for the pool. */
  readonly ownerId: string
  readonly tier: string
}

export const BLANK_REST: Rest = {
  industry: '',
  source: '',
  region: '',
  size: '',
  address: '',
  remarks: '',
  tags: [],
  enteredOn: '',
  ownerId: '',
  tier: '',
}

const isTier = (text: string): text is Tier => (TIERS as readonly string[]).includes(text)

/** What is sent of it: only what was filled in. */
export function restBody({ tags, enteredOn, ownerId, tier, size, ...lines }: Rest): Partial<Body> {
  const given = Object.entries(lines).filter(([, line]) => line.trim() !== '')
  return {
    ...Object.fromEntries(given.map(([field, line]) => [field, line.trim()])),
    ...(tags.length > 0 && { tags: [...tags] }),
    ...(enteredOn && { enteredOn }),
    ...(ownerId && { ownerId: ownerId === 'none' ? null : ownerId }),
    ...(isSize(size) && { size }),
    ...(isTier(tier) && { tier }),
  }
}
