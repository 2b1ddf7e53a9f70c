import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import type { Quota } from './ClaimButton.tsx'
import { quotaTexts as words } from './pool.texts.ts'
import css from './QuotaCard.module.css'

/** Beyond so many a mark for each claim tells less than the number. */
const MOST_MARKS = 12

/** T6: how many one may still claim today, and how many more one may hold. */
export function QuotaCard({ of: quota }: { of: Quota }) {
  const t = useText()
  const { claimedToday, claimsADay, held, cap } = quota
  const left = Math.max(0, claimsADay - claimedToday)
  const room = Math.max(0, cap - held)
  return (
    <section className={css.card} aria-label={t(words.label)}>
      <div className={css.part}>
        <p className={css.told}>
          {t(words.left)} <strong className={names(left === 0 && css.none)}>{left}</strong> {t(words.leftUnit)}
        </p>
        {claimsADay <= MOST_MARKS && (
          <span className={css.marks} aria-hidden="true">
            {Array.from({ length: claimsADay }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
              <i key={at} className={names(at < left && css.lit)} />
            ))}
          </span>
        )}
        <p className={css.quiet}>{t(words.ofADay, { claimed: claimedToday, limit: claimsADay })}</p>
      </div>
      <div className={css.part}>
        <p className={css.told}>
          {t(words.held)} <strong className={names(room === 0 && css.none)}>{held}</strong> {t(words.ofCap, { cap })}
        </p>
        <span className={css.track} aria-hidden="true">
          <i className={names(room === 0 && css.fullBar)} style={{ width: `${Math.min(100, (held / cap) * 100)}%` }} />
        </span>
        <p className={css.quiet}>{room === 0 ? t(words.noRoom) : t(words.room, { room })}</p>
      </div>
    </section>
  )
}
