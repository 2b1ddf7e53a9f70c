import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { Button } from '../controls/Button.tsx'
import { Input } from '../controls/Input.tsx'
import { isComposing } from '../keys.ts'
import { names } from '../look/names.ts'
import { KeyHint } from '../signs/KeyHint.tsx'
import css from './CommandPalette.module.css'
import { layerTexts as layerWords } from './layers.texts.ts'
import { useModal } from './modals.ts'
import { paletteTexts as words } from './palette.texts.ts'

export interface Found {
  readonly id: string
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** A ring for a customer, an icon for a command. */
  readonly sign?: ReactNode
  readonly keys?: string
  readonly choose: () => void
}

export interface FoundGroup {
  readonly heading: string
  readonly found: readonly Found[]
}

export interface CommandPaletteProps {
  onClose: () => void
  /** What stands there before anything is typed: recent customers, commands. */
  start: readonly FoundGroup[]
  /** Asked as one types; an earlier question is aborted by the next. */
  search: (query: string, signal: AbortSignal) => Promise<readonly FoundGroup[]>
}

const PAUSE = 120

/** ⌘K: to anything by a few letters. Mounted is open. */
export function CommandPalette({ onClose, start, search }: CommandPaletteProps) {
  const t = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [query, setQuery] = useState('')
  const { groups, searching } = useFound(query, start, search)
  const [at, setAt] = useState(0)
  useModal(dialog, onClose)

  const all = groups.flatMap((group) => group.found)
  const chosen = all[Math.min(at, all.length - 1)]
  const choose = (found: Found) => {
    onClose()
    found.choose()
  }
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      setAt((to + all.length) % Math.max(1, all.length))
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      choose(chosen)
    }
  }
  useEffect(() => {
    if (chosen) document.getElementById(`${listId}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, listId])

  return (
    <dialog ref={dialog} className={css.palette} aria-label={t(words.title)}>
      <Input
        className={css.query}
        before={<Search size={18} />}
        data-autofocus
        inputMode="search"
        role="combobox"
        aria-label={t(words.title)}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen && `${listId}-${chosen.id}`}
        placeholder={t(words.hint)}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
        after={
          <>
            <KeyHint keys="escape" />
            <Button
              kind="quiet"
              icon={<X />}
              className={css.close}
              aria-label={t(layerWords.close)}
              onClick={onClose}
            />
          </>
        }
      />
      <div id={listId} role="listbox" aria-label={t(words.title)} aria-busy={searching} className={css.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
          <div key={group.heading} role="group" aria-label={group.heading}>
            <div className={css.heading} aria-hidden="true">
              {group.heading}
            </div>
            {group.found.map((found) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's above
              <div
                key={found.id}
                id={`${listId}-${found.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={found === chosen}
                className={names(css.found, found === chosen && css.chosen)}
                onClick={() => choose(found)}
                onPointerMove={() => setAt(all.indexOf(found))}
              >
                {found.sign && <span className={css.sign}>{found.sign}</span>}
                <span className={css.words}>
                  <span className={css.title}>{found.title}</span>
                  {found.detail && <span className={css.detail}>{found.detail}</span>}
                </span>
                {found.keys ? <KeyHint keys={found.keys} /> : found === chosen && <KeyHint keys="enter" />}
              </div>
            ))}
          </div>
        ))}
        {all.length === 0 && !searching && query.trim() !== '' && (
          <div className={css.nothing}>
            <strong>{t(words.nothing, { query })}</strong>
            <span>{t(words.nothingHint)}</span>
          </div>
        )}
      </div>
      <div role="status" className={css.told}>
        {searching ? t(words.searching) : t(words.found, { count: all.length })}
      </div>
    </dialog>
  )
}

/** The groups for what is typed; the last ones stay in sight until the next are there. */
function useFound(query: string, start: readonly FoundGroup[], search: CommandPaletteProps['search']) {
  const [result, setResult] = useState<{ query: string; groups: readonly FoundGroup[] }>()
  const asked = query.trim()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when what is typed changes, not when the page is drawn again
  useEffect(() => {
    if (asked === '') return
    const stop = new AbortController()
    const later = setTimeout(() => {
      search(asked, stop.signal)
        .then((groups) => setResult({ query: asked, groups }))
        .catch(() => !stop.signal.aborted && setResult({ query: asked, groups: [] }))
    }, PAUSE)
    return () => {
      clearTimeout(later)
      stop.abort()
    }
  }, [asked])
  if (asked === '') return { groups: start, searching: false }
  return { groups: result?.groups ?? [], searching: result?.query !== asked }
}
