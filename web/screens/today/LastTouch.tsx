import type { Item } from '../../../modules/today/ui/parts.ts'
import { channelTexts } from '../../../modules/touches/texts.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './DayRow.module.css'
import { rowTexts as words } from './today.texts.ts'

/** What was said last, when, how and by whom, on one line. */
export function LastTouch({ of: touch, whose }: { of: Item['lastTouch']; whose: string }) {
  const t = useText()
  const format = useFormat()
  if (!touch) return <span className={css.none}>{t(words.never)}</span>
  const day = format.nearDay(touch.day)
  const channel = t(channelTexts[touch.channel])
  const told =
    touch.direction === 'in'
      ? t(words.theirs, { day, channel })
      : touch.by.id === whose
        ? t(words.ours, { day, channel })
        : t(words.others, { day, channel, name: touch.by.name })
  return (
    <>
      <span className={css.when}>{told}</span>
      {touch.summary || t(words.attempt)}
    </>
  )
}
