import type { ComponentType } from 'react'
import { names } from '../../kit/look/names.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { useText } from '../../text/useText.ts'
import { Curve } from './Curve.tsx'
import { Dormant } from './Dormant.tsx'
import { Funnel } from './Funnel.tsx'
import { Load } from './Load.tsx'
import { Newcomers } from './Newcomers.tsx'
import { Odds } from './Odds.tsx'
import css from './quantity.module.css'
import { quantityTexts as words } from './quantity.texts.ts'
import { Sources } from './Sources.tsx'
import { TABS, type Tab, useQuantityState } from './useQuantityState.ts'

const SHOWN: Record<Tab, ComponentType> = {
  funnel: Funnel,
  odds: Odds,
  newcomers: Newcomers,
  sources: Sources,
  dormant: Dormant,
  load: Load,
  curve: Curve,
}

/** On a phone the tabs are wider than the screen. */
const intoSight = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: 'nearest', inline: 'center' })

/** Q1–Q6, T9, T10: whether enough customers are contacted, and what comes of it. */
export default function Quantity() {
  const t = useText()
  const { tab, goTo } = useQuantityState()
  const Shown = SHOWN[tab]
  return (
    <Page title={t(words.title)} lead={t(words.lead)}>
      <div className={css.tabs} role="tablist" aria-label={t(words.tabs)}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === tab}
            className={names(css.tab, one === tab && css.on)}
            ref={one === tab ? intoSight : undefined}
            onClick={() => goTo(one)}
          >
            {t(words[one])}
          </button>
        ))}
      </div>
      <Shown key={tab} />
    </Page>
  )
}
