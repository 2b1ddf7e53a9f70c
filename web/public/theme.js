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
