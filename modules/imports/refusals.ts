import { refusal } from '../../shared/refusal.ts'

export const noFiles = refusal('no_files', 422, {
  zh: '请选择至少一个文件',
  en: 'Choose at least one file',
  field: 'files',
})
export const nothingToImport = refusal('nothing_to_import', 422, {
  zh: '这些文件里没有认出可导入的表。请下载模板对照，或在向导里指定每一栏的含义',
  en: 'Nothing to import was recognised in these files. Compare with the template, or say in the wizard what each column means',
  field: 'files',
})
export const notWaiting = refusal('import_not_waiting', 409, {
  zh: '这次导入已经开始或结束',
  en: 'This import has begun or ended already',
})
export const notDone = refusal('import_not_done', 409, {
  zh: '只有已完成的导入才能撤销',
  en: 'Only a finished import can be undone',
})
export const alreadyUndone = refusal('import_already_undone', 409, {
  zh: '这次导入已经撤销过了',
  en: 'This import was undone already',
})
export const unknownSheet = refusal('unknown_sheet', 422, {
  zh: '没有这张表',
  en: 'There is no such sheet',
  field: 'sheetId',
})
export const mayNotImport = refusal('may_not_import', 403, { zh: '您的角色不能导入', en: 'Your role cannot import' })
export const notYourImport = refusal('not_your_import', 403, {
  zh: '只有导入的人和总监、管理员可以处理这次导入',
  en: 'Only who made this import, directors and admins may act on it',
})
export const fileEmptied = refusal('import_file_emptied', 409, {
  zh: '这次导入的文件已清空，请重新上传',
  en: 'The files of this import were emptied: upload them anew',
})
export const rowsEmptied = refusal('import_rows_emptied', 409, {
  zh: '文件保存到期，这些行已清空',
  en: 'The file was kept for its time; its rows are gone',
})
export const brokeOff = refusal('import_broke_off', 500, {
  zh: '导入中途出错，试了几次都没成功。可以再试一次，会从断的地方继续，也可以撤销。如果还是不行，请把编号 {traceId} 告诉管理员，日志里有原因。',
  en: 'Something went wrong on the way, several times over. Try again, and it goes on from where it stopped; or undo it. If it stops again, tell your administrator the reference {traceId}: the log has the reason.',
})
