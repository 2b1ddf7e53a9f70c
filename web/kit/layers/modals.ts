import { type RefObject, useEffectEvent, useLayoutEffect } from 'react'
import { watched } from '../../watched.ts'

/** The modal dialogs now open, the topmost last: notices are shown inside it, for all else is out of reach. */
export const modals = watched<readonly HTMLDialogElement[]>([])

/**
 * Opens a `<dialog>` over the page while its component stands: the browser keeps the focus inside, gives it
 * back afterwards, and Esc, or a press beside it, asks to close. The focus begins at `data-autofocus`, else at the heading.
 */
export function useModal(dialog: RefObject<HTMLDialogElement | null>, onClose: () => void): void {
  const close = useEffectEvent(onClose)
  // In a layout effect, for when it ends the dialog must still be in the page to give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    const onCancel = (event: Event) => {
      event.preventDefault()
      close()
    }
    const onPress = (event: MouseEvent) => {
      if (event.target === element) close()
    }
    element.addEventListener('cancel', onCancel)
    element.addEventListener('mousedown', onPress)
    element.showModal()
    // Not the first button, which is the one that closes; and not by autofocus, which acts before the dialog is open.
    const first = element.querySelector<HTMLElement>('[data-autofocus]') ?? element.querySelector<HTMLElement>('h2')
    first?.focus()
    modals.set([...modals.get(), element])
    return () => {
      modals.set(modals.get().filter((open) => open !== element))
      element.removeEventListener('cancel', onCancel)
      element.removeEventListener('mousedown', onPress)
      element.close()
    }
  }, [dialog])
}
