import { useEffect, useEffectEvent, useRef } from 'react'

/** The next page, asked for as its end comes into sight. */
export function More({ of: { hasMore, more } }: { of: { hasMore: boolean; more: () => void } }) {
  const end = useRef<HTMLDivElement>(null)
  const ask = useEffectEvent(more)
  useEffect(() => {
    if (!hasMore || !end.current) return
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && ask(), { rootMargin: '400px' })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [hasMore])
  return hasMore ? <div ref={end} /> : null
}
