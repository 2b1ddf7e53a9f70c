import { lazy, Suspense, useEffect, useState } from 'react'
import type { showToday } from '../../../modules/today/contract.ts'
import type { Part } from '../../../modules/today/rules/reasons.ts'
import { DayFigures } from '../../../modules/today/ui/DayFigures.tsx'
import type { Item } from '../../../modules/today/ui/parts.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { arranging } from '../../arranging.ts'
import { useKeys } from '../../kit/keys.ts'
import { SidePanel } from '../../kit/layers/SidePanel.tsx'
import { Rows } from '../../kit/lists/Rows.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { useSteady } from '../../kit/useSteady.ts'
import { loadPart, preloadPart } from '../../parts.ts'
import { useText } from '../../text/useText.ts'
import { DayRow } from './DayRow.tsx'
import { KeyNotes } from './KeyNotes.tsx'
import { mayPostpone } from './mayPostpone.ts'
import { PartHeading } from './PartHeading.tsx'
import { Rest } from './Rest.tsx'
import css from './Today.module.css'
import { todayTexts as words } from './today.texts.ts'
import { useCopyNumber } from './useCopyNumber.ts'
import { useDone } from './useDone.ts'
import { useSought } from './useSought.ts'
import { useWalk } from './useWalk.ts'

/** About as high as rows mostly are. */
const ROW_HEIGHT = { phone: 168, middle: 116, wide: 116 }

// The list is there first; what one does with it is fetched right after it.
const loadPanel = () => import('./DayPanel.tsx').then((module) => ({ default: module.DayPanel }))
const loadPostpone = () =>
  import('../../../modules/touches/ui/Postpone.tsx').then((module) => ({ default: module.Postpone }))
const DayPanel = lazy(() => loadPart(loadPanel))
const Postpone = lazy(() => loadPart(loadPostpone))

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
  const width = useWidth()
  const wide = width === 'wide'
  const doneOf = useDone()
  const copyNumber = useCopyNumber()
  const [expanded, setExpanded] = useState(false)
  const [postponing, setPostponing] = useState<Item | null>(null)

  const { counts, dayHolds } = day
  const shown = expanded ? items : items.slice(0, dayHolds)
  const { open, chosen, writing, select, openPanel, closePanel, moveOn } = useWalk(shown, doneOf)
  const itemOf = (id: string | undefined) => items.find((item) => idOf(item) === id)
  const item = itemOf(chosen)
  const seeking = useSought(open, items, hasMore)
  const managing = counts.step_in > 0 || items.some(({ customer }) => customer.owner === null)

  useEffect(() => {
    if (hasMore && (items.length < dayHolds || seeking)) more()
  }, [hasMore, items.length, dayHolds, seeking, more])

  useEffect(() => {
    Promise.allSettled([preloadPart(loadPanel), preloadPart(loadPostpone)])
  }, [])

  const write = useSteady((one: Item) => openPanel(idOf(one), true))
  const copy = useSteady(copyNumber)
  const goTo = (part: Part) => {
    const at = items.findIndex((one) => one.part === part)
    if (at >= dayHolds) setExpanded(true)
    if (items[at]) select(items[at])
  }
  useKeys(
    {
      l: () => item && openPanel(idOf(item), true),
      a: () => item?.customer.can.touch && arranging.set({ customer: item.customer }),
      c: () => item && copyNumber(item),
      p: () => item && mayPostpone(item) && setPostponing(item),
    },
    item !== undefined,
    undefined,
    true,
  )

  return (
    <>
      <DayFigures counts={counts} newThisWeek={day.newThisWeek} managing={managing} onOpen={goTo} />
      <div className={css.list}>
        <Rows
          label={t(words.list)}
          items={shown}
          keyOf={idOf}
          height={ROW_HEIGHT[width]}
          chosen={chosen ?? null}
          onChoose={select}
          onOpen={(one) => openPanel(idOf(one), wide)}
          pressOpens={!wide}
          groupOf={({ part }) => ({
            key: part,
            heading: <PartHeading part={part} count={counts[part]} managing={managing} />,
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
              onLog={write}
              onCopy={copy}
              onPostpone={setPostponing}
            />
          )}
        </Rows>
      </div>
      {!(expanded && hasMore) && (
        <Rest counts={counts} dayHolds={dayHolds} expanded={expanded} onToggle={() => setExpanded(!expanded)} />
      )}
      {wide && <KeyNotes />}
      {open && (
        <Suspense
          fallback={
            <SidePanel title="" onClose={closePanel}>
              <RowBones count={4} height={56} />
            </SidePanel>
          }
        >
          <DayPanel
            key={open}
            id={open}
            item={itemOf(open)}
            writing={writing}
            onLogged={() => moveOn(open, true)}
            onDecided={() => moveOn(open, false)}
            onComeBack={(id) => openPanel(id, true)}
            onPostpone={() => setPostponing(itemOf(open) ?? null)}
            onClose={closePanel}
          />
        </Suspense>
      )}
      {postponing && (
        <Suspense>
          <Postpone
            customer={postponing.customer}
            onClose={() => setPostponing(null)}
            onDone={() => idOf(postponing) === open && moveOn(open, false)}
          />
        </Suspense>
      )}
    </>
  )
}
