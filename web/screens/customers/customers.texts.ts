import { texts } from '../../../shared/text.ts'

export const customersTexts = texts({
  title: { zh: '客户', en: 'Customers' },
  create: { zh: '新建客户', en: 'New customer' },
  createShort: { zh: '新建', en: 'New' },
  import: { zh: '导入表格', en: 'Import a spreadsheet' },
  search: { zh: '名称、联系人、电话、拼音…', en: 'Name, contact, phone, pinyin…' },
  team: { zh: '团队', en: 'Team' },
  tag: { zh: '标签', en: 'Tag' },
  amountInYuan: { zh: '订单金额（元）', en: 'Order amount' },
  filters: { zh: '筛选', en: 'Filter' },
  filtersOn: { zh: '筛选 · {count}', en: 'Filter · {count}' },
  sort: { zh: '排序', en: 'Sort' },
  showResults: { zh: '看结果', en: 'Show results' },
  clear: { zh: '全部清除', en: 'Clear all' },
  select: { zh: '多选', en: 'Select' },
  selectDone: { zh: '完成', en: 'Done' },
  openPage: { zh: '打开客户页', en: 'Open the page' },
  moreFailed: { zh: '后面的没有载入', en: 'The rest could not be loaded' },
  again: { zh: '再试一次', en: 'Try again' },
})

export const sortTexts = texts({
  '-created': { zh: '最近新建', en: 'Newest' },
  dueOn: { zh: '最先到期', en: 'Due first' },
  '-lastTouchAt': { zh: '最近跟进', en: 'Lately touched' },
  lastTouchAt: { zh: '最久没跟进', en: 'Longest untouched' },
  '-effectiveTouches': { zh: '跟进最多', en: 'Most touches' },
  '-orders': { zh: '订单最多', en: 'Most orders' },
  tier: { zh: '重要度', en: 'Importance' },
  name: { zh: '名称', en: 'Name' },
})

export const viewTexts = texts({
  views: { zh: '视图', en: 'Views' },
  all: { zh: '全部', en: 'All' },
  mine: { zh: '我负责的', en: 'Mine' },
  waiting: { zh: '该联系了', en: 'Time to call' },
  needs: { zh: '有需求', en: 'With a need' },
  unowned: { zh: '没有负责人', en: 'Without an owner' },
  shared: { zh: '{name} 共享', en: 'Shared by {name}' },
  options: { zh: '视图“{name}”的选项', en: 'Options of the view “{name}”' },
  save: { zh: '存为视图', en: 'Save as a view' },
  update: { zh: '存入“{name}”', en: 'Save to “{name}”' },
  back: { zh: '还原', en: 'Go back' },
  rename: { zh: '改名', en: 'Rename' },
  share: { zh: '共享给同事', en: 'Share with colleagues' },
  unshare: { zh: '不再共享', en: 'Stop sharing' },
  remove: { zh: '删除视图', en: 'Remove the view' },
  removed: { zh: '已删除视图“{name}”', en: 'Removed the view “{name}”' },
  saved: { zh: '已存为视图“{name}”', en: 'Saved as the view “{name}”' },
  updated: { zh: '视图“{name}”已更新', en: 'The view “{name}” is updated' },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '例如：华东有需求的', en: 'For example: East, with a need' },
  shareHint: {
    zh: '同事看到同样的筛选和列，但只看得到自己有权看的客户。',
    en: 'Colleagues get the same filters and columns, over the customers that they may see.',
  },
  keeps: { zh: '会存下现在的筛选、排序和列。', en: 'It keeps the filters, the order and the columns as they are now.' },
})

export const emptyTexts = texts({
  none: { zh: '还没有客户', en: 'No customers yet' },
  noneText: {
    zh: '客户都会在这里：每位名字前的圆环，亮几格就是本轮有效跟进了几次，颜色告诉您该不该联系。',
    en: 'Customers will stand here. The ring before each name lights one mark for every effective touch; its colour says whether it is time to call.',
  },
  noneMine: { zh: '您名下还没有客户', en: 'You have no customers yet' },
  noneMineText: {
    zh: '自己新建，从公海领取，或请主管分配给您。',
    en: 'Create one, claim one from the pool, or ask your manager for some.',
  },
  toPool: { zh: '去公海看看', en: 'See the pool' },
  noHits: { zh: '没有找到“{query}”', en: 'Nothing found for “{query}”' },
  noHitsFiltered: { zh: '没有符合条件的客户', en: 'No customers match' },
  widen: {
    zh: '换个写法试试：简称、电话后四位、拼音首字母都行。',
    en: 'Try another way: part of the name, last digits of the phone, or pinyin initials.',
  },
  widenFilters: { zh: '去掉一个条件，也许就有了。', en: 'Take a condition away, and there may be some.' },
  without: { zh: '不按“{label}”筛选', en: 'Without “{label}”' },
  clearFilters: { zh: '清除所有筛选', en: 'Clear all filters' },
  archivedToo: { zh: '连已归档的一起找', en: 'Look among the archived too' },
  inPool: { zh: '公海里有', en: 'In the pool there is' },
  createNamed: { zh: '新建“{name}”', en: 'Create “{name}”' },
  tooBroad: { zh: '范围太大，一时算不完', en: 'Too much to go through at once' },
  tooBroadText: {
    zh: '这样筛选要翻遍所有客户。再加一个条件就快了，比如负责人、阶段或状态。',
    en: 'This filter would go through every customer. One more condition makes it quick: an owner, a stage or a state.',
  },
  onlyMine: { zh: '只看我负责的', en: 'Only mine' },
  usualOrder: { zh: '按最近新建排序', en: 'Newest first' },
})
