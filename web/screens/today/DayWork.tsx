import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isVeiled, spokenPhone } from '../../../modules/customers/ui/phones.ts'
import type { showToday } from '../../../modules/today/contract.ts'
import type { Part } from '../../../modules/today/rules/reasons.ts'
import { DayFigures } from '../../../modules/today/ui/DayFigures.tsx'
import { COUNTED, countAll, headingOf, type Item, told, uncounted } from '../../../modules/today/ui/parts.ts'
import { Postpone } from '../../../modules/touches/ui/Postpone.tsx'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { copyText } from '../../kit/controls/CopyButton.tsx'
import { useKeys } from '../../kit/keys.ts'
import { toast } from '../../kit/layers/toast.ts'
import { Rows } from '../../kit/lists/Rows.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { useText } from '../../text/useText.ts'
import { DayPanel } from './DayPanel.tsx'
import { DayRow } from './DayRow.tsx'
import { KeyNotes } from './KeyNotes.tsx'
import { mayPostpone } from './mayPostpone.ts'
import css from './Today.module.css'
import { rowTexts, todayTexts as words } from './today.texts.ts'
import { useChosen } from './useChosen.ts'
import { useDone } from './useDone.ts'

const ROW_HEIGHT = 92

interface DayWorkProps {
  day: ReplyOf<typeof showToday>
  items: readonly Item[]
  hasMore: boolean
  more: () => void
}

const idOf = (item: Item): string => item.customer.id

/** The list and, beside it or over it, the customer that one is at. */
export function DayWork({ day, items, hasMore, more }: DayWorkProps) {
  const t = useText()
  const doneOf = useDone()
  const wide = useWidth() === 'wide'
  const { customer: open, choose, close } = useChosen()
  // Where the panel would cover the list, the keys walk through it without opening each.
  const [marked, setMarked] = useState<string>()
  const [closed, setClosed] = useState(false)
  const [writing, setWriting] = useState(0)
  const [expanded, setExpanded] = useState(false)
  const [postponing, setPostponing] = useState<Item | null>(null)

  const { counts, dayHolds } = day
  const managing = counts.step_in > 0 || items.some((item) => item.customer.owner === null)
  const shown = expanded ? items : items.slice(0, dayHolds)
  const left = countAll(counts) - Math.min(dayHolds, countAll(counts))
  const chosen = open ?? marked
  const item = items.find((one) => idOf(one) === chosen)

  useEffect(() => {
    if (hasMore && items.length < dayHolds) more()
  }, [hasMore, items.length, dayHolds, more])

  const first = shown.find((one) => !doneOf(idOf(one)))?.customer.id
  useEffect(() => {
    if (wide && !open && !closed && first) choose(first)
  }, [wide, open, closed, first, choose])

  const select = (one: Item) => {
    setWriting(0)
    setMarked(idOf(one))
    if (wide) choose(idOf(one))
  }
  const openPanel = (id: string, toWrite: boolean) => {
    setMarked(id)
    setClosed(false)
    setWriting(toWrite ? (before) => before + 1 : 0)
    choose(id)
  }
  const closePanel = () => {
    setClosed(true)
    close()
  }
  const moveOn = (from: string, toWrite: boolean) => {
    const at = shown.findIndex((one) => idOf(one) === from)
    const next = [...shown.slice(at + 1), ...shown.slice(0, Math.max(0, at))].find((one) => !doneOf(idOf(one)))
    // Where a decision waits, that comes before writing.
    if (next && wide) openPanel(idOf(next), toWrite && mayPostpone(next))
    else if (open === from) closePanel()
  }
  const copyNumber = async (one: Item) => {
    const { contact } = one
    if (!contact?.phone || isVeiled(contact.phone)) return toast({ text: t(rowTexts.noPhone) })
    const done = await copyText(contact.phone)
    const told = { name: contact.name, phone: spokenPhone(contact.phone) }
    toast(done ? { text: t(rowTexts.copied, told) } : { text: t(rowTexts.copyRefused), kind: 'wrong' })
  }
  const goTo = (part: Part) => {
    const at = items.findIndex((one) => one.part === part)
    const one = items[at]
    if (!one) return
    if (at >= dayHolds) setExpanded(true)
    select(one)
  }
  useKeys(
    {
      l: () => item && openPanel(idOf(item), true),
      c: () => item && copyNumber(item),
      p: () => item && mayPostpone(item) && setPostponing(item),
    },
    item !== undefined,
    undefined,
    document,
  )

  return (
    <>
      <DayFigures counts={counts} newThisWeek={day.newThisWeek} managing={managing} onOpen={goTo} />
      <div className={css.list}>
        <Rows
          label={t(words.list)}
          items={shown}
          keyOf={idOf}
          height={ROW_HEIGHT}
          chosen={chosen ?? null}
          onChoose={select}
          onOpen={(one) => openPanel(idOf(one), wide)}
          pressOpens={!wide}
          groupOf={({ part }) => ({
            key: part,
            heading: <Heading part={part} count={counts[part]} managing={managing} />,
          })}
          hasMore={expanded && hasMore}
          onMore={more}
        >
          {(one, isChosen) => (
            <DayRow
              item={one}
              whose={day.person.id}
              chosen={isChosen}
              done={doneOf(idOf(one))}
              onLog={() => openPanel(idOf(one), true)}
              onCopy={() => copyNumber(one)}
              onPostpone={() => setPostponing(one)}
            />
          )}
        </Rows>
      </div>
      {left > 0 && !(expanded && hasMore) && (
        <Rest
          left={left}
          uncounted={uncounted(counts)}
          dayHolds={dayHolds}
          expanded={expanded}
          onToggle={() => setExpanded(!expanded)}
        />
      )}
      {wide && <KeyNotes />}
      {open && (
        <DayPanel
          key={open}
          id={open}
          item={items.find((one) => idOf(one) === open)}
          writing={writing}
          onLogged={() => moveOn(open, true)}
          onDecided={() => moveOn(open, false)}
          onComeBack={(id) => openPanel(id, true)}
          onPostpone={() => item && setPostponing(item)}
          onClose={closePanel}
        />
      )}
      {postponing && (
        <Postpone
          customer={postponing.customer}
          onClose={() => setPostponing(null)}
          onDone={() => postponing && idOf(postponing) === open && moveOn(open, false)}
        />
      )}
    </>
  )
}

function Heading({ part, count, managing }: { part: Part; count: number; managing: boolean }) {
  const t = useText()
  const { title, why } = headingOf(part, managing)
  return (
    <>
      <span>{t(title)}</span>
      <span>{told(count, count >= COUNTED)}</span>
      <span className={css.whyPart}>{t(why)}</span>
    </>
  )
}

interface RestProps {
  left: number
  uncounted: boolean
  dayHolds: number
  expanded: boolean
  onToggle: () => void
}

/** T11: where there is more than a day can hold, the rest stands behind "and N more". */
function Rest({ left, uncounted: beyond, dayHolds, expanded, onToggle }: RestProps) {
  const t = useText()
  return (
    <div className={css.rest}>
      {!expanded && <p>{t(words.enough, { count: dayHolds })}</p>}
      <Button onClick={onToggle} aria-expanded={expanded} icon={expanded ? <ChevronUp /> : <ChevronDown />}>
        {expanded
          ? t(words.fewer, { count: dayHolds })
          : beyond
            ? t(words.moreThan, { count: left })
            : t(words.more, { count: left })}
      </Button>
    </div>
  )
}
