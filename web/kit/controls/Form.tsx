import {
  type ComponentProps,
  createContext,
  type ReactNode,
  use,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Problem } from '../../api.ts'
import { ErrorState } from '../states/ErrorState.tsx'

interface Told {
  problem: Problem | null
  /** Told by each field that is there, so that what none stands for is told above them; answers how to take it back. */
  stands(name: string): () => void
}

const NOTHING: Told = { problem: null, stands: () => () => undefined }
const ToldContext = createContext(NOTHING)

export interface FormProps extends ComponentProps<'form'> {
  /** Why the server did not take what was sent; null where it has nothing against it. */
  problem: Problem | null | undefined
  children: ReactNode
}

/** A form of `Field`s. What the server has against it is told at the fields it is about, of which the first gets the keys; the rest above them. */
export function Form({ problem = null, children, ...rest }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const names = useRef(new Set<string>())
  const [hasRest, setHasRest] = useState(false)
  useLayoutEffect(() => {
    setHasRest(problem !== null && !problem.isAllIn([...names.current]))
    const wrong = problem && form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    wrong?.closest('details')?.setAttribute('open', '')
    wrong?.focus()
  }, [problem])
  useLayoutEffect(() => {
    const above = hasRest && problem && !form.current?.querySelector('[aria-invalid="true"]')
    if (above) form.current?.firstElementChild?.scrollIntoView({ block: 'nearest' })
  }, [hasRest, problem])
  const stands = useCallback((name: string) => {
    names.current.add(name)
    return () => {
      names.current.delete(name)
    }
  }, [])
  const told = useMemo(() => ({ problem, stands }), [problem, stands])
  return (
    <ToldContext value={told}>
      <form {...rest} ref={form}>
        {hasRest && problem && <ErrorState small error={problem} />}
        {children}
      </form>
    </ToldContext>
  )
}

/** What the server has against a field of that name, or anything within it; the names of several that are told as one stand in a row. */
export function useRefusal(name: string | undefined): string | undefined {
  const { problem, stands } = use(ToldContext)
  useLayoutEffect(() => {
    const gone = name?.split(' ').map(stands) ?? []
    return () => {
      for (const go of gone) go()
    }
  }, [name, stands])
  for (const each of name?.split(' ') ?? []) {
    const wrong = problem?.at(each)
    if (wrong) return wrong
  }
  return undefined
}
