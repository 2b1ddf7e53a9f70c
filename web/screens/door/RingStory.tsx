import { useEffect, useState } from 'react'
import { type Cadence, Ring } from '../../kit/signs/Ring.tsx'
import { useText } from '../../text/useText.ts'
import { doorTexts as words } from './door.texts.ts'
import css from './RingStory.module.css'

const STEPS = [
  { from: 1, text: words.first },
  { from: 3, text: words.third },
  { from: 6, text: words.sixth },
  { from: 10, text: words.tenth },
  { from: 12, text: words.twelfth },
] as const

const TWELVE = 12
const MANAGERS_TURN = 10
const PACE = 420
const REST = 6
/** The eighth. */
const STILL = 7

/** The twelve (T2), told by the ring itself: its marks light one after another, and the words say where one stands. */
export function RingStory() {
  const t = useText()
  const lit = useCounting()
  const cadence: Cadence = lit === MANAGERS_TURN ? 'stepIn' : 'ok'
  const step = STEPS.findLast(({ from }) => lit >= from) ?? STEPS[0]
  return (
    <div className={css.story}>
      <span className={css.ring} aria-hidden="true">
        <Ring lit={lit} cadence={cadence} label="" middle={String(lit)} size={208} />
      </span>
      <span className={css.step} aria-hidden="true">
        {t(step.text)}
      </span>
    </div>
  )
}

/** Counts to twelve, rests there and begins again; who asked for no motion sees it at the eighth. */
function useCounting(): number {
  const [tick, setTick] = useState(0)
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return setTick(STILL)
    const timer = setInterval(() => setTick((now) => now + 1), PACE)
    return () => clearInterval(timer)
  }, [])
  return Math.min(TWELVE, (tick % (TWELVE + REST)) + 1)
}
