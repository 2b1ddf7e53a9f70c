import { useEffect, useState } from 'react'

/** Below the head of the page, where a section stands that was jumped to. */
const LINE = 120

/**
 * Which of these sections is being read: the last that has come up to a line below the head. Near the end of the page, where
 * no more can come up to it, the line goes down, so that each gets its turn. A section that was chosen stays until one scrolls on.
 */
export function useSectionInView(ids: readonly string[]): { inView: string | undefined; choose: (id: string) => void } {
  const [inView, setInView] = useState<string>()
  const [chosen, choose] = useState<string>()
  const known = ids.join()
  useEffect(() => {
    const look = () => {
      const left = document.documentElement.scrollHeight - window.scrollY - window.innerHeight
      const nearEnd = Math.max(0, 1 - left / window.innerHeight)
      const line = LINE + nearEnd * (window.innerHeight - LINE)
      const passed = known
        .split(',')
        .filter((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? line) < line)
      setInView(passed.at(-1) ?? known.split(',')[0])
    }
    const scrollOn = () => choose(undefined)
    look()
    window.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    const byHand = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
    for (const what of byHand) window.addEventListener(what, scrollOn, { passive: true })
    return () => {
      window.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
      for (const what of byHand) window.removeEventListener(what, scrollOn)
    }
  }, [known])
  return { inView: chosen ?? inView, choose }
}
