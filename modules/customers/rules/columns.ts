import { texts } from '../../../shared/text.ts'

/** The columns that lists, saved views and exports know, in their usual order, with their headings. */
export const columnWords = texts({
  name: { zh: '客户名称', en: 'Customer' },
  kind: { zh: '类型', en: 'Kind' },
  stage: { zh: '阶段', en: 'Stage' },
  state: { zh: '状态', en: 'State' },
  tier: { zh: '重要度', en: 'Tier' },
  owner: { zh: '负责人', en: 'Owner' },
  contact: { zh: '联系人', en: 'Contact' },
  job: { zh: '职务', en: 'Job' },
  phones: { zh: '电话', en: 'Phones' },
  mails: { zh: '邮箱', en: 'E-mail' },
  industry: { zh: '行业', en: 'Industry' },
  region: { zh: '地区', en: 'Region' },
  size: { zh: '规模', en: 'Size' },
  address: { zh: '地址', en: 'Address' },
  source: { zh: '客户来源', en: 'Source' },
  tags: { zh: '标签', en: 'Tags' },
  enteredOn: { zh: '建档日期', en: 'Entered on' },
  effectiveTouches: { zh: '本轮有效跟进', en: 'Effective touches' },
  effectiveTouchesEver: { zh: '历来有效跟进', en: 'Effective touches ever' },
  touches: { zh: '跟进次数', en: 'Touches' },
  lastTouchAt: { zh: '最近跟进', en: 'Last touch' },
  lastEffectiveTouchAt: { zh: '最近有效跟进', en: 'Last effective touch' },
  cadence: { zh: '节奏', en: 'Cadence' },
  distance: { zh: '心理距离', en: 'Distance' },
  dueOn: { zh: '到期日', en: 'Due on' },
  nextStep: { zh: '下一步', en: 'Next step' },
  nextOn: { zh: '下次日期', en: 'Next on' },
  orders: { zh: '订单数', en: 'Orders' },
  amount: { zh: '订单金额', en: 'Order amount' },
  currency: { zh: '币种', en: 'Currency' },
  pool: { zh: '公海', en: 'Pool' },
  remarks: { zh: '备注', en: 'Remarks' },
  id: { zh: '编号', en: 'Id' },
})

export type Column = keyof typeof columnWords
export const COLUMNS = Object.keys(columnWords) as [Column, ...Column[]]
