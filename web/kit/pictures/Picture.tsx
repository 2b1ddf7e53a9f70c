import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { loadPart } from '../../parts.ts'
import { useText } from '../../text/useText.ts'
import type { EChartsCoreOption, EChartsType } from './draw.ts'
import { inTurn } from './inTurn.ts'
import { type Look, useLook } from './look.ts'
import css from './Picture.module.css'
import { pictureTexts as words } from './picture.texts.ts'

/** The point that was pressed: which series, which place in it, and what stands there. */
export interface Point {
  series: string
  at: number
  name: string
  value: unknown
}

export interface PictureProps {
  /** What the picture shows, in a sentence: screen readers hear it. */
  told: string
  /** Drawn from the tokens, so that it follows the theme; labelled in place, no legend. */
  option: (look: Look) => EChartsCoreOption
  /** Pixels. */
  height?: number
  /** Opens the records behind a point. */
  onOpen?: (point: Point) => void
  /** The same as a table: every picture has one. */
  table: ReactNode
  /** The table tells more than the picture and stands below it, instead of behind. */
  below?: boolean
}

/**
 * A picture with its table behind or below it. The library is loaded when the first picture is shown; where it cannot
 * be, the table says the same.
 */
export function Picture({ told, option, height = 260, onOpen, table, below }: PictureProps) {
  const t = useText()
  const [asTable, setAsTable] = useState(false)
  const [failed, setFailed] = useState(false)
  const tableId = useId()
  if (failed || below)
    return (
      <figure className={css.picture}>
        {failed ? (
          <p className={css.failed} role="status">
            {t(words.failed)}
          </p>
        ) : (
          <Canvas told={told} option={option} height={height} onOpen={onOpen} onFail={() => setFailed(true)} />
        )}
        <div className={css.table}>{table}</div>
      </figure>
    )
  return (
    <figure className={css.picture}>
      {asTable ? (
        <div id={tableId} className={css.table}>
          {table}
        </div>
      ) : (
        <Canvas told={told} option={option} height={height} onOpen={onOpen} onFail={() => setFailed(true)} />
      )}
      <button
        type="button"
        className={css.switch}
        aria-pressed={asTable}
        aria-controls={asTable ? tableId : undefined}
        onClick={() => setAsTable(!asTable)}
      >
        {t(asTable ? words.asPicture : words.asTable)}
      </button>
    </figure>
  )
}

/** Does something once when an element comes near to what is in sight: pictures further down wait until somebody goes there. */
function whenNear(element: HTMLElement, act: () => void): IntersectionObserver {
  const watch = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return
      watch.disconnect()
      act()
    },
    { rootMargin: '300px' },
  )
  watch.observe(element)
  return watch
}

type CanvasProps = Required<Pick<PictureProps, 'told' | 'option' | 'height'>> &
  Pick<PictureProps, 'onOpen'> & { onFail: () => void }

function Canvas({ told, option, height, onOpen, onFail }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType>()
  const look = useLook()
  const fail = useEffectEvent(onFail)
  useEffect(() => {
    const on = place.current
    if (!on) return
    let drawn: EChartsType | undefined
    let gone = false
    const fit = new ResizeObserver(() => drawn?.resize())
    const near = whenNear(on, () =>
      loadPart(() => import('./draw.ts')).then(
        ({ draw }) =>
          inTurn(() => {
            if (gone) return
            drawn = draw(on)
            fit.observe(on)
            setChart(drawn)
          }),
        () => {
          if (!gone) fail()
        },
      ),
    )
    return () => {
      gone = true
      near.disconnect()
      fit.disconnect()
      drawn?.dispose()
    }
  }, [])
  useEffect(() => {
    if (look) chart?.setOption({ ...ground(look), ...option(look) }, { notMerge: true, lazyUpdate: true })
  }, [chart, look, option])
  useEffect(() => {
    if (!chart || !onOpen) return
    const open = (event: { seriesName?: string; dataIndex: number; name: string; value: unknown }) =>
      onOpen({ series: event.seriesName ?? '', at: event.dataIndex, name: event.name, value: event.value })
    chart.on('click', open as never)
    return () => {
      chart.off('click', open)
    }
  }, [chart, onOpen])
  return <div ref={place} role="img" aria-label={told} className={css.canvas} style={{ height }} />
}

/** What all pictures share. The hint is drawn, since the page's policy allows no styles in text. */
const ground = (look: Look) => ({
  animationDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160,
  textStyle: { fontFamily: look.sans, color: look['ink-2'], fontSize: 12 },
  tooltip: {
    renderMode: 'richText',
    confine: true,
    backgroundColor: look.card,
    borderColor: look.line,
    textStyle: { color: look.ink, fontSize: 12, fontFamily: look.sans },
  },
})
