import { useEffect, useState } from 'react'
import type { Item } from '../../../modules/today/ui/parts.ts'
import { useWidth } from '../../kit/look/useWidth.ts'
import { mayPostpone } from './mayPostpone.ts'
import { useChosen } from './useChosen.ts'
import type { Done } from './useDone.ts'

const idOf = (item: Item): string => item.customer.id

/** The way through the list: which row one is at, whether its panel is open, and where one goes from there. */
export function useWalk(shown: readonly Item[], doneOf: (customerId: string) => Done | null) {
  const wide = useWidth() === 'wide'
  const { customer: open, choose, close } = useChosen()
  // Where the panel would cover the list, the keys walk through it without opening each.
  const [marked, setMarked] = useState<string>()
  const [closed, setClosed] = useState(false)
  const [writing, setWriting] = useState(0)

  // At a desk there is always one to begin with.
  const first = shown.find((item) => !doneOf(idOf(item)))?.customer.id
  useEffect(() => {
    if (wide && !open && !closed && first) choose(first)
  }, [wide, open, closed, first, choose])

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
  return {
    open,
    chosen: open ?? marked,
    /** Grows with each wish to write about the open one; 0 where one only looks. */
    writing,
    select: (item: Item) => {
      setWriting(0)
      setMarked(idOf(item))
      if (wide) choose(idOf(item))
    },
    openPanel,
    closePanel,
    /** To the next that is still to be done; on a phone back to the list. */
    moveOn: (from: string, toWrite: boolean) => {
      const at = shown.findIndex((item) => idOf(item) === from)
      const others = [...shown.slice(at + 1), ...shown.slice(0, Math.max(0, at))]
      const next = others.find((item) => !doneOf(idOf(item)))
      // Where a decision waits, that comes before writing.
      if (next && wide) openPanel(idOf(next), toWrite && mayPostpone(next))
      else if (open === from) closePanel()
    },
  }
}
