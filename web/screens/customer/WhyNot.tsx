import type { Customer } from '../../../modules/customers/ui/types.ts'
import { claimTexts } from '../../../modules/pool/ui/pool.texts.ts'
import { useClaim } from '../../../modules/pool/ui/useClaim.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useText } from '../../text/useText.ts'
import { notTouchable } from './customer.texts.ts'
import css from './WhyNot.module.css'

/** Why one cannot log a touch here, and what one may do instead. */
export function WhyNot({ of: customer }: { of: Customer }) {
  const t = useText()
  const { claim, busy } = useClaim()
  const why =
    customer.state === 'archived'
      ? notTouchable.archived
      : customer.pool
        ? notTouchable.pooled
        : customer.owner
          ? notTouchable.others
          : notTouchable.unowned
  return (
    <div className={css.why}>
      <p>{t(why)}</p>
      {customer.restricted && <p>{t(notTouchable.veiled)}</p>}
      {customer.can.claim && (
        <Button kind="primary" busy={busy} onClick={() => claim(customer.id)}>
          {t(claimTexts.claim)}
        </Button>
      )}
    </div>
  )
}
