declare global {
  interface Window {
    /** From public/opening.js: holds presses no longer, and answers the button that was pressed last. */
    jinkePressed?: () => HTMLElement | null
  }
}

/** What was pressed last on a page that the server drew, before the program was there; from now on presses are the program's. */
export const takePressed = (): HTMLElement | null => window.jinkePressed?.() ?? null
