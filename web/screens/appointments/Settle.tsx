import type { Needed } from '../../../modules/appointments/rules/ownWords.ts'
import { OwnWords } from '../../../modules/appointments/ui/OwnWords.tsx'
import { Times } from '../../../modules/appointments/ui/Times.tsx'
import type { Proposal } from '../../../modules/appointments/ui/types.ts'
import { Problem } from '../../api.ts'
import { Check, Segmented } from '../../kit/controls/Choices.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Arrange.module.css'
import { arrangeTexts as words } from './arrange.texts.ts'
import type { Settling } from './useSettling.ts'

const DAYS = [3, 7, 14]

interface SettleProps {
  arrange: Settling & { proposal: Proposal | undefined; minutes: number }
  preview: { subject: string; text: string; needs: Needed } | null
}

/** What stands against it; a time at night is taken once one has said that it is meant (A2). */
export function Wrong({ error, settling }: { error: Error | null; settling: Settling }) {
  const t = useText()
  if (!error) return null
  return (
    <div className={css.group} role="alert">
      <p className={css.error}>{error.message}</p>
      {error instanceof Problem && error.reason === 'at_night' && (
        <Check checked={settling.atNight} onChange={settling.setAtNight}>
          {t(words.atNight)}
        </Check>
      )}
    </div>
  )
}

/** A1, A2: the times, and how they are settled: several are offered, or the one that was agreed is booked. */
export function Settle({ arrange, preview }: SettleProps) {
  const t = useText()
  const format = useFormat()
  const offering = arrange.how === 'offer'
  const choices = [...new Set([...DAYS, arrange.usualDays])].toSorted((a, b) => a - b)
  return (
    <>
      <div className={css.group}>
        <Segmented
          label={t(words.how)}
          choices={[
            { value: 'offer', label: t(words.offer) },
            { value: 'book', label: t(words.book) },
          ]}
          value={arrange.how}
          onChange={arrange.setHow}
        />
        <p className={css.quiet}>{t(offering ? words.offerHint : words.bookHint)}</p>
      </div>
      <Times
        proposal={arrange.proposal}
        minutes={arrange.minutes}
        single={!offering}
        chosen={arrange.chosen}
        onChosen={arrange.setChosen}
        own={arrange.own}
        onOwn={arrange.setOwn}
        onJudge={arrange.setAsking}
        asking={arrange.asking}
        later={arrange.later}
        onLater={arrange.setLater}
      />
      {offering && (
        <div className={css.send}>
          <span className={css.legend}>{t(words.validity)}</span>
          <Segmented
            look="chips"
            label={t(words.validity)}
            choices={choices.map((count) => ({ value: String(count), label: t(words.days, { count }) }))}
            value={String(arrange.days)}
            onChange={(value) => arrange.setDays(Number(value))}
          />
          <Check checked={arrange.hold} onChange={arrange.setHold}>
            {t(words.hold)}
          </Check>
        </div>
      )}
      <div className={css.group}>
        {arrange.canMail && (
          <Check checked={arrange.byMail} onChange={arrange.setByMail}>
            {t(offering ? words.byMail : words.tellBooked)}
          </Check>
        )}
        {arrange.someReachable && arrange.missing && (
          <p className={css.due}>{t(words.noSender, { why: arrange.missing })}</p>
        )}
        {!arrange.someReachable && offering && <p className={css.quiet}>{t(words.noAddress)}</p>}
        {arrange.mail && arrange.without.length > 0 && (
          <p className={css.quiet}>{t(words.partly, { names: format.list(arrange.without) })}</p>
        )}
      </div>
      {preview && arrange.chosen.length > 0 && (
        <OwnWords proposed={preview} own={arrange.letter} onOwn={arrange.setLetter} />
      )}
    </>
  )
}
