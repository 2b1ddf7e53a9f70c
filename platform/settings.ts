import { z } from 'zod'
import { DEFAULT_ZONE } from '../shared/calendar.ts'
import { type Settings, setting, settingOf } from '../shared/setting.ts'
import { texts } from '../shared/text.ts'
import { row, sql, type Tx } from './sql.ts'

const words = texts({
  zone: { zh: '公司时区', en: "Company's time zone" },
  zoneHelp: { zh: '“今天”按这个时区算', en: 'What "today" means everywhere in Jinke' },
})

const isZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

export const companyZone = setting({
  key: 'company.zone',
  schema: z.string().refine(isZone),
  fallback: DEFAULT_ZONE,
  label: words.zone,
  help: words.zoneHelp,
  rule: 'T3',
})

/** A company's settings as one JSON object, as a sub-select for statements that need them beside other things. */
export const settingsColumn = sql<Settings>`(select coalesce(jsonb_object_agg(key, value), '{}') from setting)`

export async function loadSettings(tx: Tx): Promise<Settings> {
  const found = await row(tx, sql<{ settings: Settings }>`select ${settingsColumn} as settings`)
  return found?.settings ?? {}
}

export const zoneOf = (settings: Settings): string => settingOf(settings, companyZone)
