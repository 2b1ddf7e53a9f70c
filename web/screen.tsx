import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { ErrorState } from './kit/states/ErrorState.tsx'
import { loadPart, preloadPart } from './parts.ts'
import { queries } from './queries.ts'

/** The first word of the keys under which loaded screens are kept. */
export const SCREEN = 'screen'

interface Late<Props> {
  (props: Props): React.ReactNode
  /** The router calls it while the screen before is still shown, and for what is about to be pressed; it never fails. */
  preload: () => Promise<void>
}

/** A screen, the default export of a module that is loaded when it is first visited; without a network one tries again. */
export function late<Props extends object = object>(
  path: string,
  load: () => Promise<{ default: ComponentType<Props> }>,
): Late<Props> {
  const shownIn = (module: { default: ComponentType<Props> }) => module.default
  const part = {
    queryKey: [SCREEN, path],
    queryFn: () => loadPart(load).then(shownIn),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }
  const Screen = (props: Props) => {
    const { data: Loaded, error, refetch } = useQuery(part)
    if (Loaded) return <Loaded {...props} />
    return error ? <ErrorState error={error} onRetry={refetch} /> : null
  }
  return Object.assign(Screen, {
    preload: () => queries.prefetchQuery({ ...part, queryFn: () => preloadPart(load).then(shownIn) }),
  })
}
