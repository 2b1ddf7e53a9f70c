import { appTexts as words } from './app.texts.ts'
import { toast } from './kit/layers/toast.ts'
import { settle } from './parts.ts'
import { tell } from './text/useText.ts'

const AN_HOUR = 3_600_000
/** Installs the service worker, looks for new releases now and then, and offers to go over to them. */
export function keepCurrent(): void {
  settle()
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const known = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (known)
      toast({
        text: tell(words.newRelease),
        kind: 'done',
        action: { label: tell(words.reload), act: () => location.reload() },
      })
  })
  window.addEventListener('load', async () => {
    // Over plain http browsers have no service workers; all but reading offline works without.
    const registration = await navigator.serviceWorker.register('/sw.js').catch(() => null)
    if (registration) setInterval(() => registration.update().catch(() => undefined), AN_HOUR)
  })
}
