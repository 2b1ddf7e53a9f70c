import { texts } from '../../../shared/text.ts'

export const quoteStateTexts = texts({
  draft: { zh: '草稿', en: 'Draft' },
  awaiting: { zh: '待审批', en: 'Awaiting approval' },
  approved: { zh: '已批准', en: 'Approved' },
  returned: { zh: '退回修改', en: 'Returned' },
  sent: { zh: '已发出', en: 'Sent' },
  accepted: { zh: '客户接受', en: 'Accepted' },
  refused: { zh: '客户拒绝', en: 'Refused' },
  expired: { zh: '已过期', en: 'Expired' },
  superseded: { zh: '已被取代', en: 'Superseded' },
})

export const approvalTexts = texts({
  total: { zh: '总额超过 {limit}', en: 'the total is over {limit}' },
  discount: {
    zh: '折扣超过 {limit}（对照目录里同样或同名相近的产品）',
    en: 'the discount is over {limit} (beside the list price of the same goods, or of goods named alike)',
  },
  margin: {
    zh: '毛利低于 {limit}（按目录成本，没写成本的行按不赚钱算）',
    en: 'the margin is under {limit} (by the catalogue’s costs; a line without a cost earns nothing)',
  },
  quote: {
    zh: '比客户接受的报价少 {limit} 以上',
    en: 'it is more than {limit} below the quote that the customer accepted',
  },
  need: {
    zh: '多半不在目录里，又比需求的金额或报过的价少 {limit} 以上',
    en: 'most of it is not in the catalogue, and it is more than {limit} below what the need is worth or was quoted',
  },
  unknown: {
    zh: '目录里没有的部分超过 {limit}，毛利没有依据',
    en: 'what is not in the catalogue comes to more than {limit}, and nothing confirms its margin',
  },
  least: {
    zh: '总额不到 {limit}，又没有目录价可对，像是填错了',
    en: 'the total is under {limit} with no list price to confirm it, which looks like a slip',
  },
})

export const lineTexts = texts({
  line: { zh: '第 {at} 行', en: 'Line {at}' },
  product: { zh: '产品', en: 'Product' },
  free: { zh: '自己写（目录里没有）', en: 'In own words (not in the catalogue)' },
  name: { zh: '名称', en: 'Name' },
  quantity: { zh: '数量', en: 'Quantity' },
  unit: { zh: '单位', en: 'Unit' },
  unitPrice: { zh: '单价', en: 'Unit price' },
  setup: { zh: '版费等一次性', en: 'Set-up, once' },
  discount: { zh: '折扣', en: 'Discount' },
  taxRate: { zh: '税率', en: 'Tax rate' },
  unitCost: { zh: '单位成本', en: 'Unit cost' },
  details: { zh: '说明', en: 'Details' },
  amount: { zh: '金额', en: 'Amount' },
  fromCatalogue: { zh: '目录价 {price}', en: 'List price {price}' },
  noOption: { zh: '不要', en: 'None' },
  more: { zh: '税率、成本、说明', en: 'Tax, cost, details' },
  add: { zh: '加一行', en: 'Add a line' },
  remove: { zh: '去掉这一行', en: 'Remove the line' },
  net: { zh: '不含税', en: 'Net' },
  tax: { zh: '税', en: 'Tax' },
  totalIncluded: { zh: '含税合计', en: 'Total, tax included' },
  allDiscount: { zh: '综合折扣', en: 'Discount in all' },
  margin: { zh: '毛利', en: 'Margin' },
  lackName: { zh: '第 {at} 行还没有名称', en: 'Line {at} has no name' },
  lackQuantity: { zh: '第 {at} 行还没有数量', en: 'Line {at} has no quantity' },
  lackPrice: { zh: '第 {at} 行还没有单价', en: 'Line {at} has no price' },
  orderNeedsApproval: {
    zh: '主管批准后才算数，才能交货、收款：{reasons}',
    en: 'It counts, and goods and money move, once the manager has approved it: {reasons}',
  },
  needsApproval: { zh: '发出前要审批：{reasons}', en: 'Needs approval before it is sent: {reasons}' },
})

export const quoteTexts = texts({
  contact: { zh: '报给谁', en: 'Made out to' },
  nobody: { zh: '不写名字', en: 'No name' },
  validDays: { zh: '有效期', en: 'Valid for' },
  days: { zh: '天', en: 'days' },
  terms: { zh: '条款', en: 'Terms' },
  termsHint: { zh: '交期、付款、运费、验收', en: 'Delivery, payment, freight, acceptance' },
  termsEn: { zh: '英文条款', en: 'Terms in English' },
  termsEnHint: { zh: '印在英文报价单上；不写就用中文的', en: 'On the English paper; empty: the Chinese ones' },
  saveDraft: { zh: '存为草稿', en: 'Keep as a draft' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '不改了', en: 'Discard' },
  drafted: { zh: '报价 {number} 已存为草稿', en: 'Quote {number} is kept as a draft' },
  saved: { zh: '报价 {number} 已保存', en: 'Quote {number} is saved' },
  undiagnosed: {
    zh: '问诊单还没写全（缺{parts}）：报得准不如诊得准。',
    en: 'The diagnosis is not whole ({parts} missing): the right remedy counts more than the right price.',
  },
  writeDiagnosis: { zh: '去问诊', en: 'Diagnose' },
})

export const quoteActTexts = texts({
  submit: { zh: '送审', en: 'Submit for approval' },
  submitted: { zh: '{number} 已送主管审批', en: '{number} went to the manager' },
  approve: { zh: '批准', en: 'Approve' },
  approveTitle: { zh: '批准 {number}', en: 'Approve {number}' },
  approved: { zh: '{number} 已批准', en: '{number} is approved' },
  return: { zh: '退回', en: 'Return' },
  returnTitle: { zh: '退回 {number}', en: 'Return {number}' },
  returnLead: { zh: '写明要改什么，对方改完再送审。', en: 'Say what is to be changed; it is submitted again then.' },
  returned: { zh: '{number} 已退回', en: '{number} is returned' },
  send: { zh: '记为已发出', en: 'Mark as sent' },
  sent: { zh: '{number} 已发出，从现在起不再改动', en: '{number} is sent and changes no more' },
  accept: { zh: '客户接受', en: 'Accepted' },
  accepted: { zh: '{number}：客户接受了', en: '{number}: accepted' },
  refuse: { zh: '客户拒绝…', en: 'Refused…' },
  refuseDo: { zh: '记为拒绝', en: 'Record as refused' },
  refuseTitle: { zh: '{number}：客户为什么拒绝', en: '{number}: why they refuse' },
  refused: { zh: '{number}：已记下拒绝的原因', en: '{number}: the reason is kept' },
  revise: { zh: '修订出下一版', en: 'Revise' },
  revised: {
    zh: '第 {version} 版可以改了，第 {before} 版原样保留',
    en: 'Version {version} may be edited; version {before} stays as it was',
  },
  order: { zh: '转成订单', en: 'Make it an order' },
  edit: { zh: '修改', en: 'Edit' },
  openPdf: { zh: '打开 PDF（中文）', en: 'Open PDF (Chinese)' },
  openPdfEn: { zh: '打开 PDF（英文）', en: 'Open PDF (English)' },
  savePdf: { zh: '下载 PDF（中文）', en: 'Download PDF (Chinese)' },
  savePdfEn: { zh: '下载 PDF（英文）', en: 'Download PDF (English)' },
  pdf: { zh: 'PDF', en: 'PDF' },
  noNote: { zh: '可以不写', en: 'Optional' },
})

export const versionTexts = texts({
  title: { zh: '版本对照', en: 'Versions side by side' },
  which: { zh: '和哪一版比', en: 'Compare with' },
  version: { zh: '第 {version} 版', en: 'Version {version}' },
  sentOn: { zh: '{day}发出', en: 'sent {day}' },
  notSent: { zh: '未发出', en: 'not sent' },
})
