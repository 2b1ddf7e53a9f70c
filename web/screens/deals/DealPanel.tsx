import { useNavigate } from '@tanstack/react-router'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { showNeed } from '../../../modules/deals/contract.ts'
import { Competitors } from '../../../modules/deals/ui/Competitors.tsx'
import { NeedFacts } from '../../../modules/deals/ui/NeedFacts.tsx'
import { NeedMoves } from '../../../modules/deals/ui/NeedMoves.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { SidePanel } from '../../kit/layers/SidePanel.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { DealActs } from '../deal/DealActs.tsx'
import { DealStage } from '../deal/DealStage.tsx'
import { dealTexts } from '../deal/deal.texts.ts'
import { Papers } from '../deal/Papers.tsx'
import css from './Deals.module.css'
import { dealsTexts as words } from './deals.texts.ts'

/** A need beside the board or the list: where it stands, what is known, what one may do. */
export function DealPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const { people } = usePeople()
  const { data: need, error, refetch } = useRead(showNeed, { params: { id } })
  const whyNot = !need?.can.edit ? t(dealTexts.mayNotEdit) : need.outcome === null ? null : t(dealTexts.closed)
  return (
    <SidePanel
      title={
        need ? (
          <span className={css.cell}>
            <CustomerRing of={need.customer} size={36} />
            <span className={css.rowWords}>
              {need.title}
              <small className={css.quiet}>{need.customer.name}</small>
            </span>
          </span>
        ) : (
          ''
        )
      }
      onClose={onClose}
      footer={<Button onClick={() => navigate({ to: '/deals/$id', params: { id } })}>{t(words.openPage)}</Button>}
    >
      {error && !need && <ErrorState small error={error} onRetry={refetch} />}
      {!need && !error && <RowBones count={4} height={58} />}
      {need && (
        <div className={css.panel}>
          <DealStage of={need} />
          <DealActs of={need} />
          <NeedFacts of={need} whyNot={whyNot} people={people} />
          <Competitors of={need} mayEdit={whyNot === null} />
          <Papers query={{ need: need.id }} silent />
          <NeedMoves of={need} />
        </div>
      )}
    </SidePanel>
  )
}
