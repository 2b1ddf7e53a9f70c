import { type ThemeConfig, theme } from 'antd'

// The values of look/tokens.css that Ant Design must compute with, and so cannot take as variables.
const COLOURS = {
  light: {
    brand: '#1f6f66',
    ink: '#1d2426',
    paper: '#f7f7f4',
    card: '#ffffff',
    late: '#c2412d',
    due: '#bb7614',
    ok: '#2e8b6f',
  },
  dark: {
    brand: '#58b3a6',
    ink: '#e8ecec',
    paper: '#14191a',
    card: '#1b2122',
    late: '#e0604b',
    due: '#d69a3d',
    ok: '#45a988',
  },
}

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
      colorTextBase: colour.ink,
      colorBgBase: colour.card,
      colorBgLayout: colour.paper,
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
