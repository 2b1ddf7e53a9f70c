import { refusal } from '../../../shared/refusal.ts'

// Why a file cannot be read at all. What is wrong with single rows are the problems of problems.ts.

export const emptyFile = refusal('empty_file', 422, { zh: '“{file}”是空的', en: '"{file}" is empty', field: 'files' })
export const fileTooLarge = refusal('file_too_large', 413, {
  zh: '“{file}”有 {size} MB，超过 {limit} MB 的上限。请拆成几个文件，或另存为 CSV',
  en: '"{file}" is {size} MB; the limit is {limit} MB. Split it, or save it as CSV',
  field: 'files',
})
export const unzipsTooLarge = refusal('unzips_too_large', 413, {
  zh: '“{file}”解压后超过 {limit} MB。请拆成几个文件，或另存为 CSV',
  en: '"{file}" unpacks to more than {limit} MB. Split it, or save it as CSV',
  field: 'files',
})
export const tooManyRows = refusal('too_many_rows', 413, {
  zh: '“{file}”超过 {limit} 行。请拆成几个文件，或另存为 CSV',
  en: '"{file}" has more than {limit} rows. Split it, or save it as CSV',
  field: 'files',
})
export const tooSlowToRead = refusal('too_slow_to_read', 422, {
  zh: '“{file}”读了 {seconds} 秒仍未读完，已停止。请另存为 CSV 再导入',
  en: '"{file}" was not read within {seconds} seconds. Save it as CSV and import that',
  field: 'files',
})
export const oldOrLocked = refusal('old_or_locked_spreadsheet', 415, {
  zh: '“{file}”是旧版 .xls 或设有密码。请在 Excel 或 WPS 中去掉密码，另存为 .xlsx',
  en: '"{file}" is an old .xls or locked with a password. Remove the password and save it as .xlsx',
  field: 'files',
})
export const webPage = refusal('web_page_as_spreadsheet', 415, {
  zh: '“{file}”其实是网页格式的表格。请用 Excel 或 WPS 打开，另存为 .xlsx',
  en: '"{file}" is a web page in disguise. Open it in Excel or WPS and save it as .xlsx',
  field: 'files',
})
export const notASpreadsheet = refusal('not_a_spreadsheet', 415, {
  zh: '“{file}”不是能导入的表格。请用 CSV、XLSX 或 vCard（.vcf）',
  en: '"{file}" is no table that can be imported. Use CSV, XLSX or vCard (.vcf)',
  field: 'files',
})
export const brokenFile = refusal('broken_file', 422, {
  zh: '“{file}”已损坏或不完整，读不出来。请重新保存或重新下载后再试',
  en: '"{file}" is damaged or incomplete. Save or download it again',
  field: 'files',
})
export const quoteNotClosed = refusal('quote_not_closed', 422, {
  zh: '“{file}”第 {line} 行起的引号没有成对，后面的内容连成了一格。请在该行补上或删去引号',
  en: 'In "{file}" a quotation mark opened near row {line} is never closed. Close or remove it',
  field: 'files',
})
