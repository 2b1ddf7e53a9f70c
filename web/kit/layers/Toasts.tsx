import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useText } from '../../text/useText.ts'
import { useWatched } from '../../watched.ts'
import { Button } from '../controls/Button.tsx'
import { useKeys } from '../keys.ts'
import { layerTexts as words } from './layers.texts.ts'
import { modals } from './modals.ts'
import css from './Toasts.module.css'
import { notices, type StandingNotice } from './toast.ts'

const dismiss = (notice: StandingNotice) => notices.set(notices.get().filter((other) => other.id !== notice.id))

/** Shows the notices of `toast`, above everything; ⌘Z takes back the latest that can be. */
export function Toasts() {
  const standing = useWatched(notices)
  return standing.length > 0 ? <Layer standing={standing} /> : null
}

function Layer({ standing }: { standing: readonly StandingNotice[] }) {
  const t = useText()
  const place = useWatched(modals).at(-1) ?? document.body
  const layer = useRef<HTMLElement>(null)
  const undoable = standing.findLast((notice) => notice.undo)
  const takeBack = (notice: StandingNotice) => {
    dismiss(notice)
    notice.undo?.()
  }
  useKeys({ 'mod+z': () => undoable && takeBack(undoable) }, undoable !== undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown anew above whatever has opened since
  useEffect(() => {
    if (layer.current?.isConnected) layer.current.hidePopover()
    // A sheet that closes at the same moment takes the layer out of the page with it; the next place shows it.
    if (layer.current?.isConnected) layer.current.showPopover()
  }, [standing, place])
  return createPortal(
    <section ref={layer} popover="manual" className={css.layer} aria-label={t(words.notices)}>
      {standing.map((notice) => (
        <div key={notice.id} className={css.toast} role={notice.kind === 'wrong' ? 'alert' : 'status'}>
          {notice.kind === 'wrong' ? <CircleAlert className={css.wrong} /> : <CircleCheck className={css.done} />}
          <span className={css.text}>{notice.text}</span>
          {notice.action && (
            <Button
              kind="quiet"
              size="small"
              className={css.act}
              onClick={() => {
                dismiss(notice)
                notice.action?.act()
              }}
            >
              {notice.action.label}
            </Button>
          )}
          {notice.undo && (
            <Button kind="quiet" size="small" className={css.act} keys="mod+z" onClick={() => takeBack(notice)}>
              {t(words.undo)}
            </Button>
          )}
          <Button
            kind="quiet"
            size="small"
            className={css.close}
            icon={<X />}
            aria-label={t(words.close)}
            onClick={() => dismiss(notice)}
          />
        </div>
      ))}
    </section>,
    place,
  )
}
