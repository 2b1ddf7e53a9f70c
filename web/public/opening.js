// Runs before the first paint, so that a dark screen never flashes white. The choice is kept by web/kit/look/theme.ts.
;(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    let choice = 'auto'
    try {
      choice = JSON.parse(localStorage.getItem('jinke.theme')) ?? 'auto'
    } catch {}
    const theme = choice === 'auto' ? (dark.matches ? 'dark' : 'light') : choice
    document.documentElement.dataset.theme = theme
    document.querySelector('meta[name=theme-color]').content = theme === 'dark' ? '#14191a' : '#f7f7f4'
  }
  apply()
  dark.addEventListener('change', apply)
  addEventListener('jinke:theme', apply)
  addEventListener('storage', apply)
})()

// Zod would compile its checks with `new Function`, which the page's policy forbids and the browser reports. It reads
// this before the first schema is made.
globalThis.__zod_globalConfig = { jitless: true }

// Asks at once what the first screen shows, while the program that shows it is still on its way: web/early.ts hands the
// answers on. Where the server has drawn the screen, its answers are in the page.
;(() => {
  if (document.documentElement.hasAttribute('data-drawn')) return
  const language = () => {
    try {
      const chosen = JSON.parse(localStorage.getItem('jinke.locale'))
      if (chosen) return chosen
    } catch {}
    return /^zh\b/i.test(navigator.language) ? 'zh' : 'en'
  }
  const tag = language() === 'zh' ? 'zh-CN' : 'en'
  const asked = ['/api/v1/me', '/api/v1/settings/own']
  if (location.pathname + location.search === '/') asked.push('/api/v1/today?limit=50')
  const ask = (address) => {
    const answer = fetch(address, { headers: { accept: 'application/json', 'accept-language': tag } })
    answer.catch(() => undefined)
    return [address, { answer, tag, at: performance.now() }]
  }
  window.jinkeEarly = new Map(asked.map(ask))
})()

// A button that the server drew does nothing before the program is there, and a form would be sent by the browser itself,
// what was typed standing in the address. So the last press is held until web/pressedBefore.ts asks for it. Links lead on.
;(() => {
  if (!document.documentElement.hasAttribute('data-drawn')) return
  let pressed = null
  const hold = (event) => {
    const { target } = event
    if (event.type === 'click') {
      const button = target.closest('button, [role=button]')
      if (!button) return
      pressed = button
    }
    event.preventDefault()
  }
  for (const kind of ['click', 'submit']) addEventListener(kind, hold, true)
  window.jinkePressed = () => {
    for (const kind of ['click', 'submit']) removeEventListener(kind, hold, true)
    return pressed
  }
})()
