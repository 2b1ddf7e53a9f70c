import type { ReactNode } from 'react'
import { names } from '../../../web/kit/look/names.ts'
import { useRead } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listAddresses } from '../contract.ts'
import { addressKey } from '../rules/addresses.ts'
import { BOUNCE_REASONS } from '../rules/bounces.ts'
import css from './mail.module.css'
import { addressTexts as words } from './mail.texts.ts'

const A_MINUTE = 60_000

/** C1: what stands at an address of a customer's: mail came back, and what to do about it; or wants no greetings. */
export function useAddressMarks(customerId: string, shown: boolean): (address: string) => ReactNode {
  const t = useText()
  const { data } = useRead(listAddresses, { params: { id: customerId } }, { enabled: shown, staleTime: A_MINUTE })
  return (address) => {
    const standing = data?.items.find((each) => addressKey(each.address) === addressKey(address))
    if (!standing?.bouncedAt && !standing?.optedOutAt) return null
    const code = BOUNCE_REASONS.find((reason) => reason === standing.why) ?? 'other'
    return (
      <>
        {standing.bouncedAt && <span className={css.mark}>{t(words.bounced)}</span>}
        {standing.optedOutAt && (
          <span className={names(css.mark, css.calm)} data-tip={t(words.greetingsOff)}>
            {t(words.optedOut)}
          </span>
        )}
        {standing.bouncedAt && <span className={css.mend}>{t(words.mend, { why: t(words[code]) })}</span>}
      </>
    )
  }
}
