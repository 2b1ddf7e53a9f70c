import { texts } from '../../../shared/text.ts'

export const stateTexts = texts({
  waiting: { zh: '待核对', en: 'To be checked' },
  previewing: { zh: '正在预览', en: 'Previewing' },
  previewed: { zh: '已预览，待导入', en: 'Previewed, waits for the go' },
  queued: { zh: '排队中', en: 'Queued' },
  running: { zh: '正在导入', en: 'Importing' },
  done: { zh: '已导入', en: 'Imported' },
  failed: { zh: '没有完成', en: 'Not finished' },
  undoing: { zh: '正在撤销', en: 'Being undone' },
  undone: { zh: '已撤销', en: 'Undone' },
})

export const sheetTexts = texts({
  holds: { zh: '这张表是', en: 'This sheet holds' },
  unknown: { zh: '不导入这张表', en: 'Leave this sheet out' },
  unknownKind: { zh: '未识别', en: 'Not recognised' },
  leftOut: {
    zh: '这张表不会导入。要导入，请选择它是什么。',
    en: 'This sheet stays out. To bring it in, say what it holds.',
  },
  sure: { zh: '已识别', en: 'Recognised' },
  unsure: { zh: '请核对', en: 'Please check' },
  remembered: { zh: '按上次记住的方式识别', en: 'Read the way you kept it last time' },
  meaningOf: { zh: '“{heading}”导入为', en: '"{heading}" comes in as' },
  nth: { zh: '第 {n} 栏', en: 'Column {n}' },
  noSample: { zh: '（空）', en: '(empty)' },
  unit: { zh: '单位', en: 'Unit' },
  unitOf: { zh: '“{heading}”的单位', en: 'Unit of "{heading}"' },
  firstLine: { zh: '数据从第几行开始', en: 'The data starts on row' },
  keep: { zh: '记住这种表，下次自动照此识别', en: 'Remember this kind of sheet for next time' },
  kept: { zh: '已记住这种表', en: 'This kind of sheet is remembered' },
  missing: {
    zh: '还没有哪一栏是“{fields}”，没有它一行也导不进来。',
    en: 'No column holds "{fields}" yet; no row can come in without.',
  },
  showColumns: { zh: '核对 {count} 栏', en: 'Check columns ({count})' },
  hideColumns: { zh: '收起各栏', en: 'Hide the columns' },
})

export const unitTexts = texts({
  one: { zh: '元', en: '1' },
  thousand: { zh: '千元', en: '1,000' },
  tenThousand: { zh: '万元', en: '10,000' },
  million: { zh: '百万元', en: '1,000,000' },
  hundredMillion: { zh: '亿元', en: '100,000,000' },
})

export const tallyTexts = texts({
  created: { zh: '新增', en: 'New' },
  createdOf: { zh: '新增{kind}', en: 'New: {kind}' },
  updated: { zh: '补充或更新', en: 'Added to' },
  merged: { zh: '并入同一客户', en: 'Merged' },
  unchanged: { zh: '早已有，没有变化', en: 'Known already' },
  rejected: { zh: '不能导入', en: 'Cannot come in' },
  wasRejected: { zh: '没有导入', en: 'Stayed out' },
  warnings: { zh: '导入但请留意', en: 'In, worth a look' },
  sheet: { zh: '表', en: 'Sheet' },
  rows: { zh: '行', en: 'Rows' },
})

export const remarkTexts = texts({
  rejected: { zh: '不能导入的行', en: 'Rows that cannot come in' },
  wasRejected: { zh: '没有导入的行', en: 'Rows that stayed out' },
  warned: { zh: '导入了但请留意的行', en: 'Rows that are in but worth a look' },
  toBeWarned: { zh: '会导入但请留意的行', en: 'Rows that come in but are worth a look' },
  line: { zh: '{sheet} · 第 {line} 行', en: '{sheet} · row {line}' },
  more: { zh: '再看一些', en: 'Show more' },
  download: { zh: '下载这些行', en: 'Download these rows' },
  downloadHint: {
    zh: '文件里每行前面写着原因。改好后直接再导入这个文件即可，已导入的不会重复。',
    en: 'The file tells the reason in front of each row. Mend it and import it again; nothing comes in twice.',
  },
})

export const templateTexts = texts({
  title: { zh: '您的台账是这样的吗？', en: 'Does your ledger look like this?' },
  lead: {
    zh: '不必改成这样：栏名、顺序、编码都会自动识别。手头没有表格，可以下载模板来填。',
    en: 'It need not: headings, order and encoding are recognised. With nothing at hand, fill in a template.',
  },
  download: { zh: '下载模板', en: 'Template' },
  downloadOf: { zh: '下载“{kind}”模板', en: 'Download the template for {kind}' },
})

/** T8: how long the files of an import are kept. */
export const keptTexts = texts({
  until: {
    zh: '文件、示例和退回的行保存到 {day}，之后清空；导入的结果不受影响。',
    en: 'Files, samples and rows sent back are kept until {day} and emptied then; what came in stays.',
  },
  age: {
    zh: '文件保存到期，已于 {day} 清空；导入的结果不受影响。',
    en: 'The files were kept for their time and emptied on {day}; what came in stays.',
  },
  anonymisation: {
    zh: '有人依法要求匿名，文件已于 {day} 清空；示例和退回的行保存到 {until}，其中已抹去那个人。',
    en: 'Somebody was anonymised at their legal request, so the files were emptied on {day}; samples and rows sent back are kept until {until}, without that person.',
  },
  rowsGone: { zh: '文件保存到期，这些行已清空。', en: 'The file was kept for its time; these rows are gone.' },
})

export const undoTexts = texts({
  undo: { zh: '撤销这次导入', en: 'Undo this import' },
  title: { zh: '撤销这次导入？', en: 'Undo this import?' },
  detail: {
    zh: '它带来的客户会归档，跟进和订单作废，补上的内容恢复原样。导入之后有人跟进或修改过的客户会留下，完成后告诉您是哪些。什么都不会被删除，再导入一次就能恢复。',
    en: 'Customers it made are archived, its touches and orders are void, what it filled in goes back. Customers that someone has worked on since stay, and you are told which. Nothing is deleted: importing again brings it back.',
  },
  confirm: { zh: '撤销', en: 'Undo' },
  keep: { zh: '不撤销', en: 'Keep it' },
})
