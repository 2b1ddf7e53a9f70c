import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { publish } from '../../platform/events.ts'
import { loadSettings } from '../../platform/settings.ts'
import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { parseIn } from '../../shared/parsing.ts'
import { inField, Refused } from '../../shared/refusal.ts'
import { allSettings, type Setting, type Settings, settingOf } from '../../shared/setting.ts'
import { settingsChanged } from './events.ts'
import { invalidSetting, settingChanged, unknownSetting } from './refusals.ts'

/** All settings with what the company made of them. */
export const showSettings = (settings: Settings) => ({
  items: allSettings().map((s) => ({
    key: s.key,
    rule: s.rule,
    label: s.label,
    help: s.help ?? null,
    unit: s.unit ?? null,
    value: settingOf(settings, s),
    fallback: s.fallback,
    schema: z.toJSONSchema(s.schema, { unrepresentable: 'any', io: 'input' }),
  })),
})

/** What the company has set otherwise than the defaults, by key. */
export const showOwnSettings = (settings: Settings) => ({
  values: Object.fromEntries(allSettings().flatMap(({ key }) => (key in settings ? [[key, settings[key]]] : []))),
})

/** Changes settings, all or none; where the caller says what was `seen`, none that changed meanwhile is written over. */
export async function changeSettings(
  work: Work,
  { values, seen = {} }: { values: Record<string, unknown>; seen?: Record<string, unknown> | undefined },
) {
  await run(work.tx, sql`select pg_advisory_xact_lock(hashtextextended('settings ' || current_schema(), 0))`)
  const now: Record<string, unknown> = { ...(await loadSettings(work.tx)) }
  for (const known of allSettings())
    if (known.key in seen && !isDeepStrictEqual(seen[known.key], settingOf(now, known)))
      throw new Refused(
        settingChanged({ name: known.label[work.locale] }, { key: known.key, value: settingOf(now, known) }),
      )
  const changed: Record<string, { before: unknown; after: unknown }> = {}
  for (const [key, value] of Object.entries(values)) {
    const known = allSettings().find((s) => s.key === key)
    if (!known) throw new Refused(inField(`body.values.${key}`, unknownSetting({ key })))
    const before = now[key] ?? null
    if (value === null) {
      await run(work.tx, sql`delete from setting where key = ${key}`)
      delete now[key]
    } else now[key] = await keep(work, known, value)
    changed[key] = { before, after: now[key] ?? null }
  }
  await publish(work, settingsChanged, { data: { keys: Object.keys(values), values: changed } })
  return showSettings(now)
}

async function keep(work: Work, known: Setting, value: unknown): Promise<unknown> {
  const parsed = parseIn(known.schema, value, work.locale)
  if (!parsed.ok) {
    const why = parsed.faults.map(({ path, message }) => [...path, message].join(': ')).join('; ')
    throw new Refused(
      inField(`body.values.${known.key}`, invalidSetting({ name: known.label[work.locale], why }, { key: known.key })),
    )
  }
  await run(
    work.tx,
    sql`insert into setting (key, value, changed_by, changed_at) values (${known.key}, ${JSON.stringify(parsed.value)}, ${work.by.id}, ${work.now})
        on conflict (key) do update set value = excluded.value, version = setting.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
  )
  return parsed.value
}
