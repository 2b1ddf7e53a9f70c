import { Search } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import type { z } from 'zod'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { isComposing } from '../../../web/kit/keys.ts'
import { names } from '../../../web/kit/look/names.ts'
import { Ring } from '../../../web/kit/signs/Ring.tsx'
import { Tier } from '../../../web/kit/signs/Tier.tsx'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead } from '../../../web/queries.ts'
import { useMe } from '../../../web/session.tsx'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { type CustomerItem, listCustomers } from '../../customers/contract.ts'
import { touchesNeeded } from '../../customers/settings.ts'
import css from './PickCustomer.module.css'
import { anywhereTexts as words } from './touch.texts.ts'

export type Picked = z.infer<typeof CustomerItem>

const SHOWN = 8

/** Finds the customer to log on: the latest ones at once, any other by a few letters or digits. */
export function PickCustomer({ onPick }: { onPick: (customer: Picked) => void }) {
  const t = useText()
  const me = useMe()
  const listId = useId()
  const needed = useSetting(touchesNeeded)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(query.trim())
  const { data, error, refetch, isPending } = useRead(
    listCustomers,
    {
      query: asked
        ? { q: asked, limit: SHOWN }
        : { owner: me.role === 'agent' ? undefined : 'me', sort: '-lastTouchAt', limit: SHOWN },
    },
    { placeholderData: (before) => before },
  )
  const found = data?.items ?? []
  const chosen = found[Math.min(at, found.length - 1)]
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      setAt((to + found.length) % Math.max(1, found.length))
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      onPick(chosen)
    }
  }
  return (
    <div className={css.pick}>
      <Input
        data-autofocus
        before={<Search size={16} />}
        inputMode="search"
        role="combobox"
        aria-label={t(words.find)}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen && `${listId}-${chosen.id}`}
        placeholder={t(words.find)}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      {isPending && <RowBones count={4} height={56} />}
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {data && found.length === 0 && (
        <p className={css.none}>{asked ? t(words.nothing, { query: asked }) : t(words.none)}</p>
      )}
      <div id={listId} role="listbox" aria-label={t(asked ? words.found : words.recent)}>
        {found.length > 0 && <div className={css.heading}>{t(asked ? words.found : words.recent)}</div>}
        {found.map((customer) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's above
          <div
            key={customer.id}
            id={`${listId}-${customer.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={customer === chosen}
            className={names(css.found, customer === chosen && css.chosen)}
            onClick={() => onPick(customer)}
            onPointerMove={() => setAt(found.indexOf(customer))}
          >
            <Ring
              lit={customer.effectiveTouches}
              of={needed}
              cadence={customer.stepInSince ? 'stepIn' : (customer.cadence ?? 'rest')}
              label={customer.name}
              size={36}
            />
            <span className={css.words}>
              <span className={css.name}>
                {customer.name} <Tier tier={customer.tier} />
              </span>
              <span className={css.detail}>
                {[customer.owner?.id !== me.id && customer.owner?.name, customer.industry, customer.region]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
