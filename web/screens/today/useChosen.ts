import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useWidth } from '../../kit/look/useWidth.ts'

interface DaySearch {
  person?: string
  customer?: string
}

/** Whose day and which customer, from the address: a reload stays there, and a phone's back gesture closes the sheet. */
export function useChosen() {
  const search: DaySearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const { history } = useRouter()
  const width = useWidth()
  const opened = useRef(false)
  const go = (customer: string | undefined, replace: boolean) =>
    navigate({ to: '/', search: { person: search.person, customer } as never, replace, resetScroll: false })
  return {
    person: search.person,
    customer: search.customer,
    choose: (id: string) => {
      const opens = width !== 'wide' && search.customer === undefined
      opened.current ||= opens
      go(id, !opens)
    },
    close: () => {
      if (opened.current) history.back()
      else go(undefined, true)
      opened.current = false
    },
  }
}
