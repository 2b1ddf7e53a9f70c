import { Link, useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { listNeeds } from '../../../modules/deals/contract.ts'
import { OPEN_STAGES } from '../../../modules/deals/rules/board.ts'
import { StageMark } from '../../../modules/deals/ui/StageMark.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Menu } from '../../kit/layers/Menu.tsx'
import { Money } from '../../kit/signs/Figures.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import papersCss from '../deal/Papers.module.css'
import { Papers } from '../deal/Papers.tsx'
import { NextStep } from '../deals/DealCard.tsx'
import { NewNeed } from '../deals/NewNeed.tsx'
import { NewOrder } from '../orders/NewOrder.tsx'
import css from './Deals.module.css'
import { dealsOfCustomerTexts as words } from './deals.texts.ts'

const AT_MOST = 20

/** What this customer wishes for, what was quoted and ordered; new ones are written down in place. */
export function Deals({ of: customer }: { of: Customer }) {
  const t = useText()
  const navigate = useNavigate()
  const [creating, setCreating] = useState<'need' | 'order' | null>(null)
  const query = { customer: customer.id, stage: OPEN_STAGES.join(','), limit: AT_MOST }
  const needs = useRead(listNeeds, { query }).data?.items ?? []
  const mayCreate = customer.can.edit
  return (
    <section className={css.deals} aria-labelledby="deals">
      <header className={css.head}>
        <h2 id="deals">{t(words.title)}</h2>
        {mayCreate && (
          <Menu
            title={t(words.create)}
            align="end"
            items={[
              { label: t(words.newNeed), onChoose: () => setCreating('need') },
              {
                label: t(words.newQuote),
                onChoose: () => navigate({ to: '/quotes/new', search: { customer: customer.id } as never }),
              },
              { label: t(words.newOrder), onChoose: () => setCreating('order') },
            ]}
            trigger={(props) => (
              <Button {...props} size="small" icon={<Plus />}>
                {t(words.create)}
              </Button>
            )}
          />
        )}
      </header>
      {needs.length === 0 && <p className={papersCss.none}>{t(words.none)}</p>}
      <div className={papersCss.papers}>
        <ul>
          {needs.map((need) => (
            <li key={need.id}>
              <Link to="/deals/$id" params={{ id: need.id }} className={papersCss.paper}>
                <b>{need.title}</b>
                <StageMark stage={need.stage} />
                <NextStep of={need} />
                <span className={css.amount}>{need.amount && <Money value={need.amount} />}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <Papers query={{ customer: customer.id }} silent />
      {creating === 'need' && <NewNeed customer={customer} onClose={() => setCreating(null)} />}
      {creating === 'order' && <NewOrder customer={customer} onClose={() => setCreating(null)} />}
    </section>
  )
}
