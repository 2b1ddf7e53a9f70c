import { open } from '../modules/imports/reading/open.ts'
import { bytesSource } from '../modules/imports/reading/source.ts'
import type { TestApp } from './app.ts'

/** Every row of the company in which one of the words still stands, wherever that is; files are unpacked and read. */
export async function rowsWith(app: TestApp, words: readonly string[]): Promise<string[]> {
  const tables = await app.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await app.query<{ text: string }>(
      `select '${name} ' || t::text as text from "${name}" t where t::text like any($1)`,
      [words.map((word) => `%${word}%`)],
    )
    found.push(...rows.map((row) => row.text))
  }
  return [...found, ...(await bytesWith(app, words))]
}

async function bytesWith(app: TestApp, words: readonly string[]): Promise<string[]> {
  const columns = await app.query<{ tableName: string; columnName: string }>(
    `select c.table_name as "tableName", c.column_name as "columnName" from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = current_schema() and c.data_type = 'bytea' and t.table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { tableName, columnName } of columns)
    for (const { bytes } of await app.query<{ bytes: Buffer | null }>(
      `select "${columnName}" as bytes from "${tableName}" where "${columnName}" <> ''`,
    )) {
      const texts = [bytes?.toString('utf8') ?? '', tableName === 'import_file' && bytes ? await read(bytes) : '']
      found.push(
        ...words.filter((word) => texts.some((text) => text.includes(word))).map((word) => `${tableName} ${word}`),
      )
    }
  return found
}

/** The cells of a spreadsheet, whatever its encoding; nothing where it is none. */
async function read(bytes: Buffer): Promise<string> {
  const cells: string[] = []
  const name = bytes.subarray(0, 2).toString() === 'PK' ? 'a.xlsx' : 'a.csv'
  for await (const row of (await open(bytesSource(name, bytes))).rows) cells.push(...row.cells)
  return cells.join('\n')
}
