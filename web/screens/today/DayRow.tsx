import { Check, Clock3, Copy, PencilLine, Phone } from 'lucide-react'
import { memo } from 'react'
import { dialled, isVeiled, spokenPhone } from '../../../modules/customers/ui/phones.ts'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { useAskWords } from '../../../modules/portrait/ui/useAskWords.ts'
import type { Item } from '../../../modules/today/ui/parts.ts'
import { Reasons } from '../../../modules/today/ui/Reasons.tsx'
import { Button, buttonClass } from '../../kit/controls/Button.tsx'
import { names } from '../../kit/look/names.ts'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Tier } from '../../kit/signs/Tier.tsx'
import { useText } from '../../text/useText.ts'
import css from './DayRow.module.css'
import { LastTouch } from './LastTouch.tsx'
import { mayPostpone } from './mayPostpone.ts'
import { rowTexts as words } from './today.texts.ts'
import type { Done } from './useDone.ts'

export interface DayRowProps {
  item: Item
  /** Whose list it is: what is theirs goes without saying. */
  whose: string
  chosen: boolean
  /** Logged just now: it leaves the list, or changes, as soon as the server has it. */
  done: Done | null
  onLog: (item: Item) => void
  onCopy: (item: Item) => void
  onPostpone: (item: Item) => void
}

/** One customer of the day: who, why, what was said last, whom to reach, and what to do about it. */
export const DayRow = memo(function DayRow({ item, whose, chosen, done, onLog, onCopy, onPostpone }: DayRowProps) {
  const t = useText()
  const askWords = useAskWords()
  const { customer, reasons, lastTouch, triedToday } = item
  return (
    <div className={names(css.row, chosen && css.chosen, done && css.isDone)}>
      <CustomerRing of={customer} size={44} />
      <div className={css.what}>
        <div className={css.first}>
          <span>
            <span className={css.name}>{customer.name}</span> <Tier tier={customer.tier} />
          </span>
          {customer.owner && customer.owner.id !== whose && (
            <span className={css.owner}>{t(words.owner, { name: customer.owner.name })}</span>
          )}
          {done ? (
            <span className={css.told}>
              <Check size={15} aria-hidden="true" />
              {t(done === 'kept' ? words.kept : words.done)}
            </span>
          ) : (
            <>
              <Reasons reasons={reasons} />
              {triedToday && <span className={css.tried}>{t(words.tried)}</span>}
            </>
          )}
        </div>
        <div className={css.last}>
          <LastTouch of={lastTouch} whose={whose} />
        </div>
        {item.questions.length > 0 && !done && (
          <div className={css.last}>
            <span className={css.when}>{t(words.ask)}</span>
            {item.questions.map((question) => askWords(question)).join(' · ')}
          </div>
        )}
        <div className={css.foot}>
          <Contact of={item} />
          {!done && <Acts item={item} onLog={onLog} onCopy={onCopy} onPostpone={onPostpone} />}
        </div>
      </div>
    </div>
  )
})

/** Whom to reach and when it suits them (A2). */
function Contact({ of: { contact, phone } }: { of: Item }) {
  const t = useText()
  const { name, job, bestTimes, worstTimes } = contact ?? {}
  if (!contact && !phone) return <span className={css.contact} />
  return (
    <span className={css.contact}>
      {name && <span className={css.person}>{[name, job].filter(Boolean).join(' ')}</span>}
      {phone && <span className={css.number}>{spokenPhone(phone)}</span>}
      {bestTimes && <span className={css.best}>{t(words.best, { times: bestTimes })}</span>}
      {worstTimes && <span className={css.worst}>{t(words.worst, { times: worstTimes })}</span>}
    </span>
  )
}

function Acts({ item, onLog, onCopy, onPostpone }: Pick<DayRowProps, 'item' | 'onLog' | 'onCopy' | 'onPostpone'>) {
  const t = useText()
  const phoneWidth = useWidth() === 'phone'
  const { contact, customer } = item
  const phone = item.phone && !isVeiled(item.phone) ? item.phone : null
  return (
    <span className={css.acts}>
      {customer.can.touch && (
        <Button size="small" icon={<PencilLine />} onClick={() => onLog(item)}>
          {t(words.log)}
        </Button>
      )}
      {phone && (
        <>
          <a
            className={names(buttonClass({ size: 'small' }), css.call)}
            href={`tel:${dialled(phone)}`}
            aria-label={t(words.callWhom, { name: contact?.name ?? customer.name, phone: spokenPhone(phone) })}
          >
            <Phone />
            <span className={css.word}>
              {t(words.call)} <span className={css.whom}>{contact?.name}</span>
            </span>
          </a>
          <Button
            size="small"
            className={css.copy}
            icon={<Copy />}
            aria-label={t(words.copy)}
            data-tip={t(words.copy)}
            onClick={() => onCopy(item)}
          />
        </>
      )}
      {mayPostpone(item) && (
        <Button size="small" icon={<Clock3 />} aria-label={t(words.postpone)} onClick={() => onPostpone(item)}>
          {phoneWidth ? null : t(words.postpone)}
        </Button>
      )}
    </span>
  )
}
