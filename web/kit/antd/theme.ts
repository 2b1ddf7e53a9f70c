import { type ThemeConfig, theme } from 'antd'

// The values of look/tokens.css that Ant Design computes with, and so cannot take as variables; theme.test.ts
// holds the two together.
export const COLOURS = {
  light: {
    brand: '#1f6f66',
    paper: '#f7f7f4',
    card: '#ffffff',
    sunk: '#f1f2ee',
    ink: '#1d2426',
    'ink-2': '#4f5a5d',
    'ink-3': '#626c6f',
    line: '#e7e8e3',
    edge: '#858e8c',
    'brand-soft': '#e6f0ee',
    ok: '#2e8b6f',
    due: '#bb7614',
    late: '#c2412d',
  },
  dark: {
    brand: '#58b3a6',
    paper: '#14191a',
    card: '#1b2122',
    sunk: '#222a2b',
    ink: '#e8ecec',
    'ink-2': '#adb7b9',
    'ink-3': '#929da0',
    line: '#293132',
    edge: '#69767a',
    'brand-soft': '#1f3431',
    ok: '#45a988',
    due: '#d69a3d',
    late: '#e0604b',
  },
} as const

/** Ant Design in our colours and sizes: no shadows but under what floats, hairlines, calm. */
export function antdTheme(look: 'light' | 'dark'): ThemeConfig {
  const colour = COLOURS[look]
  return {
    algorithm: look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'jinke-antd', prefix: 'jinke' },
    hashed: false,
    token: {
      colorPrimary: colour.brand,
      colorInfo: colour.brand,
      colorSuccess: colour.ok,
      colorWarning: colour.due,
      colorError: colour.late,
      colorText: colour.ink,
      colorTextSecondary: colour['ink-2'],
      colorTextTertiary: colour['ink-3'],
      colorTextPlaceholder: colour['ink-3'],
      colorIcon: colour['ink-3'],
      colorBgLayout: colour.paper,
      colorBgContainer: colour.card,
      colorBgElevated: colour.card,
      colorBorder: colour.edge,
      colorBorderSecondary: colour.line,
      colorSplit: colour.line,
      controlItemBgActive: colour['brand-soft'],
      controlItemBgActiveHover: colour.line,
      controlItemBgHover: colour.sunk,
      fontFamily: 'var(--sans)',
      fontSize: 14,
      lineHeight: 22 / 14,
      borderRadius: 8,
      controlHeight: 34,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      boxShadowSecondary: 'var(--lift)',
      controlOutlineWidth: 1,
    },
  }
}
