import { texts } from '../../../shared/text.ts'

export const importsTexts = texts({
  title: { zh: '导入', en: 'Import' },
  lead: {
    zh: '把手头的表格交给近客：客户、联系人、跟进记录、订单，一次可以拖入几个文件。',
    en: 'Hand over your spreadsheets: customers, contacts, touches, orders; several files at once.',
  },
  hint: {
    zh: 'Excel（.xlsx）、CSV、通讯录（.vcf）。先给您看会导入什么，点头才动手。',
    en: 'Excel (.xlsx), CSV, contacts (.vcf). You see what would come in before anything is written.',
  },
  uploading: { zh: '正在上传 {files}', en: 'Uploading {files}' },
  looking: { zh: '正在辨认每张表是什么…', en: 'Working out what each sheet holds…' },
  history: { zh: '以前的导入', en: 'Earlier imports' },
  historyLine: { zh: '{by} · {rows} 行', en: '{by} · rows: {rows}' },
  historyRejected: { zh: '{count} 行没有导入', en: 'left out: {count}' },
  more: { zh: '再早一些', en: 'Show earlier ones' },
})

export const importTexts = texts({
  partly: {
    zh: '有些行不在您能看到的范围内。这里只统计您看得到的：新增、更新、退回和提醒。',
    en: 'Some rows are not for you to see. Counted here is what you do see: what came in, changed, was rejected or has a warning.',
  },
  back: { zh: '导入', en: 'Import' },
  titleMore: { zh: '{file} 等 {count} 个文件', en: '{file} and others, {count} in all' },
  made: { zh: '{by} · {when}', en: '{by} · {when}' },
  steps: { zh: '导入的步骤', en: 'Steps of the import' },
  check: { zh: '核对', en: 'Check' },
  preview: { zh: '预览', en: 'Preview' },
  run: { zh: '导入', en: 'Import' },

  toPreview: { zh: '预览会导入什么', en: 'Preview what comes in' },
  nothing: { zh: '还没有一张表可以导入，请为它选择内容。', en: 'No sheet can come in yet: say what it holds.' },
  meeting: { zh: '遇到已有的客户', en: 'Where a customer is known' },
  fill: { zh: '只补空白', en: 'Fill blanks only' },
  overwrite: { zh: '以文件为准', en: 'The file overrules' },
  fillDetail: { zh: '已经填好的内容不动，只补上缺的。', en: 'What stands is kept; only what is missing is filled in.' },
  overwriteDetail: {
    zh: '文件里写了的栏会盖过原来的内容；原来的内容留在修改记录里。',
    en: 'What the file says replaces what stands; the old value stays in the history.',
  },

  previewing: { zh: '正在预览，什么都还没写入', en: 'Working it out; nothing is written yet' },
  queued: { zh: '排在前面的导入之后', en: 'Waits for the import before it' },
  running: { zh: '正在导入', en: 'Importing' },
  undoing: { zh: '正在撤销', en: 'Undoing' },
  rowsSoFar: { zh: '已处理 {rows} 行', en: 'Rows so far: {rows}' },
  rowsOf: { zh: '{rows} / {all} 行', en: 'Row {rows} of {all}' },
  leave: {
    zh: '可以离开这一页，随时回来看；关机重启也会从断的地方继续。',
    en: 'You may leave and come back; even after a restart it goes on where it stood.',
  },

  wouldDo: { zh: '如果现在导入', en: 'If it ran now' },
  wouldDoDetail: {
    zh: '共 {rows} 行。下面是会发生的事，还没有写入任何内容。',
    en: 'Rows: {rows}. This is what would happen; nothing is written yet.',
  },
  go: { zh: '开始导入', en: 'Import now' },
  change: { zh: '返回核对', en: 'Back to checking' },

  didIt: { zh: '导入完成', en: 'It is in' },
  didItDetail: { zh: '共 {rows} 行。', en: 'Rows: {rows}.' },
  seeCustomers: { zh: '去看客户', en: 'See the customers' },
  another: { zh: '再导入', en: 'Import more' },
  perSheet: { zh: '逐张表', en: 'Sheet by sheet' },
  notices: { zh: '看着像笔误的内容', en: 'Looks like misspellings' },
  noticesDetail: { zh: '已照原样保留，没有替您改。', en: 'Kept as written; nothing was changed for you.' },

  failed: { zh: '导入没有完成', en: 'The import did not finish' },
  failedDetail: {
    zh: '已经导入的行都在，再试会从断的地方继续，不会重复。',
    en: 'Rows that came in are kept; trying again goes on from there, and nothing comes in twice.',
  },
  tryAgain: { zh: '再试一次', en: 'Try again' },

  undone: { zh: '这次导入已撤销', en: 'This import was undone' },
  undoneDetail: {
    zh: '{when}撤销。再导入同样的文件就能恢复。',
    en: 'Undone {when}. Importing the same files again brings it back.',
  },
  leftNone: { zh: '全部收回，没有留下什么。', en: 'All of it was taken back.' },
  left: {
    zh: '留下 {count} 位客户，因为导入之后有人跟进或修改过：',
    en: 'Left as they are ({count}), because someone has worked on them since:',
  },
  leftMore: { zh: '另有 {count} 位', en: 'and {count} more' },
})
