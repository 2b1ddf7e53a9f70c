import 'virtual:antd.css'
import { StyleProvider } from '@ant-design/cssinjs'
import { ConfigProvider, type ConfigProviderProps } from 'antd'
import { lazy, type ReactNode } from 'react'
import { useLocale } from '../../text/locale.ts'
import { antdTheme } from './theme.ts'

type Locale = ConfigProviderProps['locale']

const withLocale = (load: () => Promise<{ default: Locale }>) =>
  lazy(async () => {
    const { default: locale } = await load()
    return { default: ({ children }: { children: ReactNode }) => <Provider locale={locale}>{children}</Provider> }
  })

const Chinese = withLocale(() => import('./zh.ts'))
const English = withLocale(() => import('antd/locale/en_US'))

const LIGHT = antdTheme('light')
/** Who asked for no motion gets none: told of it, Ant Design waits for no end of one before it places what it opens. */
const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches
const THEME = { ...LIGHT, token: { ...LIGHT.token, motion }, zeroRuntime: true }
/** Variables that Ant Design would still write into the page go to a place that is not shown: the file has them. */
const nowhere = document.createElement('div')

/** Ant Design for the few controls that use it; nothing of it is loaded before. Who shows it shows something meanwhile. */
export function AntdProvider({ children }: { children: ReactNode }) {
  const Localised = useLocale() === 'zh' ? Chinese : English
  return <Localised>{children}</Localised>
}

function Provider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <StyleProvider container={nowhere}>
      <ConfigProvider
        theme={THEME}
        locale={locale}
        wave={{ disabled: true }}
        // A layer that opens inside a dialog must stand inside it: all else is out of reach.
        getPopupContainer={(trigger) => trigger?.closest<HTMLElement>('dialog, [popover]') ?? document.body}
      >
        {children}
      </ConfigProvider>
    </StyleProvider>
  )
}
