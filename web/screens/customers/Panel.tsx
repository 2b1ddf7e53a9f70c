import { useNavigate } from '@tanstack/react-router'
import { showCustomer } from '../../../modules/customers/contract.ts'
import { NextStep } from '../../../modules/customers/ui/columns.tsx'
import { Reach } from '../../../modules/customers/ui/Reach.tsx'
import { Standing } from '../../../modules/customers/ui/Standing.tsx'
import { CustomerTitle } from '../../../modules/customers/ui/Title.tsx'
import type { Item } from '../../../modules/customers/ui/types.ts'
import { waysTo } from '../../../modules/customers/ui/waysTo.ts'
import { AskInTouch } from '../../../modules/portrait/ui/AskInTouch.tsx'
import { focusSummary, LogTouch, LogTouchButton } from '../../../modules/touches/ui/LogTouch.tsx'
import { mainFirst } from '../../../modules/touches/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useKeys } from '../../kit/keys.ts'
import { SidePanel } from '../../kit/layers/SidePanel.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Bone, RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { Moments } from '../customer/History.tsx'
import { timelineTexts } from '../customer/timeline.texts.ts'
import { useTouchForm } from '../customer/useTouchForm.ts'
import { WhyNot } from '../customer/WhyNot.tsx'
import { customersTexts as words } from './customers.texts.ts'
import css from './Panel.module.css'

const FORM = 'peek-touch'
const SHORT = 6

/** A customer beside the list: where it stands, whom to reach, a touch to log, and what was said last. */
export function Panel({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const { data: customer, error, refetch } = useRead(showCustomer, { params: { id: item.id } })
  const log = useTouchForm(item, customer, () => {})
  const atDesk = useWidth() !== 'phone'
  const none = item.can.touch && atDesk ? timelineTexts.logFirst : timelineTexts.neverTouched
  useKeys({ l: () => focusSummary(FORM) }, item.can.touch, undefined, true)
  const main = mainFirst(customer?.contacts ?? [])[0]
  return (
    <SidePanel
      title={<CustomerTitle of={item} />}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => navigate({ to: '/customers/$id', params: { id: item.id } })} keys="enter">
            {t(words.openPage)}
          </Button>
          {item.can.touch && <LogTouchButton form={FORM} log={log} />}
        </>
      }
    >
      <div className={css.body}>
        <p className={css.stands}>
          <strong>
            <Standing of={item} />
          </strong>
          {(item.nextOn || item.nextStep) && <NextStep of={item} />}
        </p>
        {!customer && !error && (
          <div className={css.reachComing}>
            <Bone width="40%" />
            <Bone width="56%" />
          </div>
        )}
        {customer && (
          <div className={css.reach}>
            {main && (
              <span>
                {main.name} <span className={css.job}>{main.job}</span>
              </span>
            )}
            <Reach of={waysTo(customer, main)} />
          </div>
        )}
        {item.can.touch ? (
          <LogTouch key={item.id} id={FORM} log={log}>
            <AskInTouch
              questions={log.questions}
              typed={log.draft.answers}
              onChange={(answers) => log.change({ answers })}
            />
          </LogTouch>
        ) : (
          customer && <WhyNot of={customer} />
        )}
        {error && <ErrorState small error={error} onRetry={refetch} />}
        {customer ? (
          <Moments of={customer} kind="touch,postponed,step_in,order,pool" most={SHORT} none={none} />
        ) : (
          !error && <RowBones count={3} height={58} />
        )}
      </div>
    </SidePanel>
  )
}
