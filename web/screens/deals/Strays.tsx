import { useState } from 'react'
import { listStrayNeeds, nameNeedCustomer } from '../../../modules/deals/contract.ts'
import { DEALS } from '../../../modules/deals/ui/changes.ts'
import { StageMark } from '../../../modules/deals/ui/StageMark.tsx'
import { PickCustomer } from '../../../modules/touches/ui/PickCustomer.tsx'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { Strip } from '../../kit/shell/Strip.tsx'
import { DayText, Money } from '../../kit/signs/Figures.tsx'
import { useList, useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './Deals.module.css'
import { dealsTexts as words } from './deals.texts.ts'

type Stray = ReplyOf<typeof listStrayNeeds>['items'][number]

const KEEPERS = ['manager', 'director', 'admin']

/** G4: imported deals whose customer nobody found: who answers for others names it. */
export function Strays() {
  const t = useText()
  const me = useMe()
  const keeps = KEEPERS.includes(me.role)
  const { items, hasMore, more } = useList(listStrayNeeds, { query: {} }, { enabled: keeps })
  const [open, setOpen] = useState(false)
  const [naming, setNaming] = useState<Stray | null>(null)
  const { mutate } = useWrite(nameNeedCustomer, { changes: [listStrayNeeds, ...DEALS] })
  if (!keeps || (items.length === 0 && !open)) return null
  return (
    <>
      <Strip
        tone="due"
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            {t(words.nameThem)}
          </Button>
        }
      >
        {t(hasMore ? words.straysMany : words.strays, { count: items.length })}
      </Strip>
      {open && !naming && (
        <Sheet title={t(words.straysTitle)} onClose={() => setOpen(false)}>
          <div className={css.strays}>
            <p className={css.quiet}>{t(items.length > 0 ? words.straysLead : words.straysDone)}</p>
            <ul>
              {items.map((stray) => (
                <li key={stray.id} className={css.stray}>
                  <span>
                    <strong>{stray.title}</strong>
                    <br />
                    <span className={css.quiet}>
                      {stray.amount && <Money value={stray.amount} />} <StageMark stage={stray.stage} />{' '}
                      {stray.openedOn && <DayText day={stray.openedOn} />} {stray.number}
                    </span>
                  </span>
                  <Button size="small" onClick={() => setNaming(stray)}>
                    {t(words.nameOne)}
                  </Button>
                </li>
              ))}
            </ul>
            {hasMore && <Button onClick={more}>{t(words.moreStrays)}</Button>}
          </div>
        </Sheet>
      )}
      {naming && (
        <Sheet title={naming.title} onClose={() => setNaming(null)}>
          <PickCustomer
            onPick={(customer) =>
              mutate(
                { params: { id: naming.id }, body: { customerId: customer.id } },
                {
                  onSuccess: () => {
                    toast({ text: t(words.named, { title: naming.title, customer: customer.name }) })
                    setNaming(null)
                  },
                  onError: (error) => toast({ kind: 'wrong', text: error.message }),
                },
              )
            }
          />
        </Sheet>
      )}
    </>
  )
}
