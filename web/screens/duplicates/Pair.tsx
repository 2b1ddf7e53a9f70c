import { Link } from '@tanstack/react-router'
import { evidenceTexts } from '../../../modules/customers/ui/duplicate.texts.ts'
import { spokenPhone } from '../../../modules/customers/ui/phones.ts'
import { CustomerRing, Standing } from '../../../modules/customers/ui/Standing.tsx'
import { Facts } from '../../../modules/customers/ui/Title.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Tier } from '../../kit/signs/Tier.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { duplicatesTexts as words } from './duplicates.texts.ts'
import css from './Pair.module.css'
import type { Proposal } from './proposal.ts'

interface PairProps {
  of: Proposal
  chosen: boolean
  busy: boolean
  onMerge: () => void
  onDismiss: () => void
}

/** Two customers side by side, and why they may be the same. */
export function Pair({ of: proposal, chosen, busy, onMerge, onDismiss }: PairProps) {
  const t = useText()
  const { one, other, evidence, can } = proposal
  return (
    <div className={css.pair}>
      <div className={css.why}>
        {evidence.map((what) => (
          <span key={what}>{t(evidenceTexts[what])}</span>
        ))}
      </div>
      <div className={css.sides}>
        <Side of={one} beside={other} />
        <Side of={other} beside={one} />
      </div>
      <div className={css.acts}>
        <Button
          kind={chosen ? 'primary' : 'plain'}
          size="small"
          disabled={!can.merge}
          data-tip={can.merge ? undefined : t(words.mayNotMerge)}
          onClick={onMerge}
        >
          {t(words.merge)}
        </Button>
        {can.dismiss && (
          <Button size="small" busy={busy} onClick={onDismiss}>
            {t(words.dismiss)}
          </Button>
        )}
      </div>
    </div>
  )
}

type SideValue = Proposal['one']

/** Its numbers, each once, however it is written. */
const spoken = ({ phones }: SideValue): string[] => [...new Set(phones.map(spokenPhone))]

function Side({ of, beside }: { of: SideValue; beside: SideValue }) {
  const t = useText()
  const format = useFormat()
  const facts = [
    t(words.entered, { day: format.day(of.enteredOn) }),
    of.touches > 0 && t(words.touches, { count: of.touches }),
    of.orders.count > 0 && t(words.orders, { count: of.orders.count }),
  ]
  return (
    <div className={css.side}>
      <CustomerRing of={of} size={44} />
      <div className={css.words}>
        <span>
          <Link to="/customers/$id" params={{ id: of.id }} className={css.name}>
            {of.name}
          </Link>{' '}
          <Tier tier={of.tier} />
        </span>
        <Facts of={of} />
        <span className={css.reach}>
          {of.contact && <span>{of.contact}</span>}
          {spoken(of).map((phone) => (
            <span key={phone} className={spoken(beside).includes(phone) ? css.same : undefined}>
              {phone}
            </span>
          ))}
          {of.mails.map((mail) => (
            <span key={mail} className={beside.mails.includes(mail) ? css.same : undefined}>
              {mail}
            </span>
          ))}
        </span>
        <span className={css.facts}>
          <Standing of={of} /> · {facts.filter(Boolean).join(' · ')}
        </span>
      </div>
    </div>
  )
}
