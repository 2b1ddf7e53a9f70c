import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs'
import { ConfigProvider, DatePicker, Select, TreeSelect } from 'antd'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import type { Plugin } from 'vite'
import { antdTheme } from '../kit/antd/theme.ts'

const NAME = 'virtual:antd.css'
const RESOLVED = `\0${NAME}`
/** The components that kit/antd uses: their styles, and no others, are in the style sheet. */
const USED = [DatePicker, DatePicker.RangePicker, Select, TreeSelect]

/**
 * Ant Design's styles as a file made at build time. At run time it would write <style> elements, for which the page
 * would have to allow inline styles.
 */
export function antdStyles(): Plugin {
  return {
    name: 'jinke:antd-styles',
    resolveId: (id) => (id === NAME ? RESOLVED : null),
    load: (id) => (id === RESOLVED ? allStyles() : null),
  }
}

function allStyles(): string {
  const rules = stylesOf('light', ['style'])
  const light = stylesOf('light', ['token', 'cssVar'])
  const dark = stylesOf('dark', ['token', 'cssVar']).replace(/(^|\})(?=\.jinke-antd)/g, '$1:root[data-theme="dark"] ')
  return [rules, ...[light, dark].map(withOurHeight)].join('\n')
}

/** Controls are as high as ours are: on a phone, for fingers. */
const withOurHeight = (variables: string): string =>
  variables.replace(/(--jinke-control-height:)[^;}]+/g, '$1var(--control)')

function stylesOf(look: 'light' | 'dark', types: ('style' | 'token' | 'cssVar')[]): string {
  const cache = createCache()
  const components = USED.map((component, key) => createElement(component as never, { key }))
  renderToString(
    createElement(StyleProvider, { cache }, createElement(ConfigProvider, { theme: antdTheme(look) }, components)),
  )
  return extractStyle(cache, { plain: true, types })
}
