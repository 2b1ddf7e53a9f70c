import { TIERS } from '../../../modules/customers/rules/stages.ts'
import type { Waiting } from '../../../modules/pool/ui/ClaimButton.tsx'
import type { Filter } from '../../kit/lists/FilterBar.tsx'
import { useText } from '../../text/useText.ts'
import { poolScreenTexts as words } from './pool.texts.ts'

const knownWords = (items: readonly Waiting[], field: 'industry' | 'region' | 'source'): string[] => [
  ...new Set(items.map((item) => item[field]).filter((word) => word !== null)),
]

/** What the pool can be narrowed by; words are offered as they occur among those in sight. */
export function usePoolFilters(items: readonly Waiting[]): readonly Filter[] {
  const t = useText()
  return [
    {
      key: 'state',
      label: t(words.state),
      kind: 'choices',
      single: true,
      always: true,
      choices: [
        { value: 'active', label: t(words.neverOwned) },
        { value: 'suspended', label: t(words.suspended) },
      ],
    },
    {
      key: 'tier',
      label: t(words.tier),
      kind: 'choices',
      single: true,
      always: true,
      choices: [...TIERS.map((tier) => ({ value: tier, label: tier })), { value: 'none', label: t(words.noTier) }],
    },
    ...(['industry', 'region', 'source'] as const).map(
      (key) => ({ key, label: t(words[key]), kind: 'text', always: true, known: knownWords(items, key) }) as const,
    ),
  ]
}
