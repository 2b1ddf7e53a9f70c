import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { afterPaint } from '../../kit/afterPaint.ts'
import { useWidth } from '../../kit/look/useWidth.ts'

interface DaySearch {
  person?: string
  customer?: string
}

/**
 * Whose day, and which customer is open. Where the panel covers the list the customer stands in the address, so that
 * a phone's back gesture closes it; beside the list it changes with every key, and the address stays.
 */
export function useChosen() {
  const { person, customer }: DaySearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const router = useRouter()
  const covers = useWidth() !== 'wide'
  const [beside, setBeside] = useState(customer)
  const opened = useRef(false)
  const go = (next: string | undefined, replace: boolean) =>
    navigate({ to: '/', search: { person, customer: next } as never, replace, resetScroll: false })
  return {
    person,
    customer: covers ? customer : beside,
    choose: (id: string) => {
      setBeside(id)
      // A touch that was refused may lead back here from another screen.
      const away = router.state.location.pathname !== '/'
      if (!covers && !away) return
      afterPaint(() => {
        const search = router.state.location.search as DaySearch
        if (search.customer === id) return
        const opens = search.customer === undefined
        opened.current ||= opens && !away
        go(id, !opens)
      })
    },
    close: () => {
      setBeside(undefined)
      if (opened.current) router.history.back()
      else if (customer !== undefined) go(undefined, true)
      opened.current = false
    },
  }
}
