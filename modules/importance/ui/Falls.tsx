import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { DayOf } from '../../../web/kit/signs/Figures.tsx'
import { Tier } from '../../../web/kit/signs/Tier.tsx'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { keyOf, queries, useList } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listWaitingFalls } from '../contract.ts'
import css from './Falls.module.css'
import { GiveTier, type Giving } from './GiveTier.tsx'
import { fallsTexts as words } from './importance.texts.ts'

type Fall = ReplyOf<typeof listWaitingFalls>['items'][number]

interface FallsProps {
  /** Only this owner's, where given. */
  person: string | undefined
  onClose: () => void
  onAll: () => void
  /** A word was given: whatever counts falls is read again. */
  onDecided: () => void
}

/** T5, I1: falls out of a guarded tier that wait for a manager's word: agreed to, or kept with a reason. */
export function Falls({ person, onClose, onAll, onDecided }: FallsProps) {
  const t = useText()
  const { items, loading, error, retry, hasMore, more } = useList(listWaitingFalls, {
    query: person ? { owner: person } : {},
  })
  const decided = (text: string) => {
    toast({ text })
    queries.invalidateQueries({ queryKey: keyOf(listWaitingFalls) })
    onDecided()
  }
  return (
    <Sheet title={t(words.title)} onClose={onClose}>
      <p className={css.why}>{t(words.why)}</p>
      {person && (
        <Button size="small" onClick={onAll}>
          {t(words.all)}
        </Button>
      )}
      {error && <ErrorState small error={error} onRetry={retry} />}
      {loading && <RowBones count={4} height={84} />}
      {!loading && !error && items.length === 0 && <p className={css.none}>{t(words.none)}</p>}
      <ul className={css.falls}>
        {items.map((fall) => (
          <FallRow key={fall.customer.id} of={fall} onDecided={decided} />
        ))}
      </ul>
      {hasMore && (
        <Button kind="quiet" wide onClick={more}>
          {t(words.more)}
        </Button>
      )}
    </Sheet>
  )
}

function FallRow({ of: fall, onDecided }: { of: Fall; onDecided: (text: string) => void }) {
  const t = useText()
  const [giving, setGiving] = useState<Giving | null>(null)
  const { customer, owner, tier, suggested, score, since } = fall
  return (
    <li className={css.fall}>
      <Link to="/customers/$id" params={{ id: customer.id }} className={css.name}>
        {customer.name}
      </Link>
      <span className={css.move}>
        <Tier tier={tier} /> → <Tier tier={suggested} />
      </span>
      <span className={css.beside}>
        {t(words.scored, { score })} · {owner?.name ?? t(words.unowned)} · <DayOf at={since} />
      </span>
      {giving ? (
        <div className={css.form}>
          <GiveTier
            of={{ customerId: customer.id, tier, waitsSince: since }}
            giving={giving}
            onClose={() => setGiving(null)}
            onGiven={(now) =>
              onDecided(
                t(giving === 'keep' ? words.kept : words.fallen, { name: customer.name, tier: now.tier ?? tier }),
              )
            }
          />
        </div>
      ) : (
        <span className={css.acts}>
          <Button size="small" onClick={() => setGiving('follow')}>
            {t(words.agree, { tier: suggested })}
          </Button>
          <Button size="small" onClick={() => setGiving('keep')}>
            {t(words.keep, { tier })}
          </Button>
        </span>
      )}
    </li>
  )
}
